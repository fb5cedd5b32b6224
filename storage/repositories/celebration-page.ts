import { sql } from 'kysely';
import type { Role } from '#domain/kinds.ts';
import type { Db } from '../database.ts';

/** Whether a celebration can be looked at, and what it belongs to. */
export interface CelebrationPlace {
  cycleId: string;
  cycleName: string;
  period: string;
  departmentId: string | null;
  departmentPath: string | null;
  leadId: string | null;
  /** As the policy says; null for the whole cycle. */
  visibility: string | null;
  /** Its mail has gone, or goes with the next digest. */
  published: boolean;
}

/** @returns the place, or undefined when there is no such cycle, or no such department in it. */
export async function readCelebrationPlace(
  db: Db,
  of: { cycleId: string; departmentId: string | null },
): Promise<CelebrationPlace | undefined> {
  const { rows } = await sql<CelebrationPlace>`
    select c.id as cycle_id, c.name as cycle_name, c.period, d.id as department_id, d.path as department_path, d.lead_id,
           cycle_policy_value(c.id, 'visibility', d.id, c.country) #>> '{}' as visibility,
           exists (select 1 from phase_run r left join cohort co on co.id = r.cohort_id
                    where r.cycle_id = c.id and r.phase = 'celebration'
                      and case when d.id is null then r.cohort_id is null and r.opened_at is not null
                               else co.department_id = d.id and r.state = 'closed' end) as published
      from cycle c left join department d on d.id = ${of.departmentId}
     where c.id = ${of.cycleId} and c.state <> 'cancelled'
       and (${of.departmentId}::uuid is null
            or exists (select 1 from cohort co where co.cycle_id = c.id and co.department_id = d.id))`.execute(
    db,
  );
  return rows[0];
}

/** @returns the departments whose celebration is out, in the order of the organisation. */
export async function listCelebrations(
  db: Db,
  cycleId: string,
): Promise<Array<{ id: string; name: string; path: string; visibility: string | null }>> {
  const { rows } = await sql<{ id: string; name: string; path: string; visibility: string | null }>`
    select distinct d.id, d.name, d.path, cycle_policy_value(c.id, 'visibility', d.id, c.country) #>> '{}' as visibility
      from phase_run r join cohort co on co.id = r.cohort_id join department d on d.id = co.department_id
      join cycle c on c.id = r.cycle_id
     where r.cycle_id = ${cycleId} and r.phase = 'celebration' and r.state = 'closed' order by d.path`.execute(
    db,
  );
  return rows;
}

/** Answers are gathered from this many people on, so that none can be told from another. */
export const ENOUGH_ANSWERS = 5;

/** What people of a department, or of the whole cycle, said when looking back. */
export interface GatheredAnswers {
  answered: number;
  /** Null where fewer than `ENOUGH_ANSWERS` answered: only the count may be told. */
  answers: string[] | null;
}

/**
 * @param of.departmentId null for the whole cycle. @param of.except whose own answer stays out: they know it.
 * @returns what was said about working together or about the process, without names and in no order that tells who.
 */
export async function gatherAnswers(
  db: Db,
  of: { cycleId: string; departmentId: string | null; about: 'team' | 'process'; except?: string | null },
): Promise<GatheredAnswers> {
  const said = of.about === 'team' ? sql`r.team` : sql`r.process`;
  const { rows } = await sql<{ answer: string }>`
    select ${said} as answer from reflection r join task t on t.id = r.task_id join cohort co on co.id = t.cohort_id
     where r.cycle_id = ${of.cycleId} and ${said} <> '' and t.finalised_at is not null
       and (${of.departmentId}::uuid is null or co.department_id = ${of.departmentId})
       and r.person_id is distinct from ${of.except ?? null}::uuid
     order by md5(${said}) limit 500`.execute(db);
  return {
    answered: rows.length,
    answers: rows.length >= ENOUGH_ANSWERS ? rows.map(({ answer }) => answer) : null,
  };
}

/** @returns whether somebody reads what a department's people said together: its lead, and HR ops. */
export function mayReadGathered(
  viewer: { personId: string; role: Role },
  place: Pick<CelebrationPlace, 'departmentId' | 'leadId'>,
): boolean {
  return place.departmentId !== null && (viewer.personId === place.leadId || viewer.role === 'hr_ops');
}
