import { sql } from 'kysely';
import type { PersonState } from '#domain/kinds.ts';
import type { NamedChoice } from '#domain/okr-draft.ts';
import { BEHALF_KINDS, type BehalfKind, type Represented } from '#domain/presence/on-behalf.ts';
import type { CycleSettings } from '#domain/settings.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db } from '../database.ts';
import { ENTERED_BY } from '../presence/entered-by.ts';

/** Somebody whom a lead looks after: they report to the lead, or work in a department that the lead leads. */
export interface TeamMember extends Represented {
  name: string;
  state: PersonState;
  timeZone: string;
}

/** @returns the people of a lead by name, those who left aside. */
export async function readTeam(db: Db, leadId: string): Promise<TeamMember[]> {
  const { rows } = await sql<TeamMember>`
    select p.id as person_id, p.name, p.email, p.state, p.time_zone, p.manager_id, d.lead_id as department_lead_id
      from person p join department d on d.id = p.department_id
     where p.state <> 'left' and p.id <> ${leadId}
       and (p.manager_id = ${leadId} or d.lead_id = ${leadId} and p.email is null) order by p.name, p.id limit 500`.execute(
    db,
  );
  return rows;
}

/** @returns whether anybody is looked after by this person. */
export async function leadsAnybody(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`
    select exists (select 1 from person p join department d on d.id = p.department_id
      where p.state <> 'left' and p.id <> ${personId}
        and (p.manager_id = ${personId} or d.lead_id = ${personId} and p.email is null)) as leads`.execute(
    db,
  );
  return rows[0]?.leads ?? false;
}

/** A task whose figures a lead may enter: open, or done and still worth a look. */
export interface TeamTask {
  id: string;
  kind: BehalfKind;
  ordinal: number;
  state: 'open' | 'done';
  dueAt: Date;
  /** Until when it can be taken back; null while it is open or when that time is over. */
  finalAt: Date | null;
  enteredBy: string | null;
  personId: string;
  cohortId: string | null;
  cycleId: string;
  cycleName: string;
  period: string;
  startsOn: string;
  endsOn: string;
  settings: CycleSettings;
}

/** @returns this week's check-ins of these people and what they score, the open ones first. */
export async function readTeamTasks(db: Db, personIds: readonly string[]): Promise<TeamTask[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<TeamTask>`
    select t.id, t.kind, t.ordinal, t.state, t.due_at, t.person_id, t.cohort_id, t.cycle_id, c.name as cycle_name, c.period, c.starts_on, c.ends_on, c.settings,
           case when t.finalised_at is null then t.final_at end as final_at,
           ${ENTERED_BY} as entered_by
      from task t join phase_run r on r.id = t.phase_run_id and r.state = 'open'
      join cycle c on c.id = t.cycle_id and c.state in ('running', 'paused')
     where t.person_id = any(${[...personIds]}::uuid[]) and t.kind = any(${[...BEHALF_KINDS]}) and t.state in ('open', 'done')
       and t.ordinal = (select max(n.ordinal) from task n where n.phase_run_id = t.phase_run_id and n.kind = t.kind
             and n.person_id = t.person_id)
     order by t.state = 'open' desc, t.due_at, t.id`.execute(db);
  return rows;
}

/**
 * @returns when a task of somebody ended that cannot be worked on any more; undefined where they have no such task, or it has
 *   not ended.
 */
export async function readTaskEnd(
  db: Db,
  of: { taskId: string; personId: string; kind: BehalfKind },
): Promise<Date | undefined> {
  if (!isUuid(of.taskId)) return undefined;
  const { rows } = await sql<{ endedAt: Date }>`
    select case when t.kind = 'check-in' then t.due_at else coalesce(r.closed_at, t.due_at) end as ended_at
      from task t join phase_run r on r.id = t.phase_run_id
     where t.id = ${of.taskId} and t.person_id = ${of.personId} and t.kind = ${of.kind}
       and (t.state = 'missed' or r.state <> 'open')`.execute(db);
  return rows[0]?.endedAt;
}

/** @returns who can stand in for somebody: those of their department, of the same manager, and that manager. */
export async function readDelegates(
  db: Db,
  { personId, leadId }: { personId: string; leadId: string },
): Promise<NamedChoice[]> {
  const { rows } = await sql<NamedChoice>`
    with p as (
      select x.id, x.name, coalesce(x.email, x.employee_id) as other from person own join person x on x.id <> own.id and x.state <> 'left'
         and (x.department_id = own.department_id or x.manager_id = ${leadId} or x.id = ${leadId})
       where own.id = ${personId})
    select id, case when count(*) over (partition by lower(name)) > 1 then name || ' (' || other || ')' else name end as label
      from p order by name, id limit 1000`.execute(db);
  return rows;
}
