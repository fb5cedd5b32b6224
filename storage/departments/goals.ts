import { sql } from 'kysely';
import type { MergerInCycle } from '#domain/departments/merger.ts';
import type { Actor } from '#domain/launch.ts';
import { markMaterialChanges } from '../consequences/parent-changes.ts';
import { readLatestContent, recordVersion } from '../consequences/versions.ts';
import type { Trx } from '../database.ts';
import { passOn, realignReviews } from '../presence/pass-on.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { endOpenTasks } from '../steps/tasks.ts';

export type TouchedCycle = Omit<MergerInCycle, 'joined'> & { id: string };

/** @returns the cycles that run in one of two departments, and what the first one has there. */
export async function readCycles(
  trx: Trx,
  { from, into }: { from: string; into: string },
): Promise<TouchedCycle[]> {
  const { rows } = await sql<TouchedCycle>`
    select c.id, c.name as cycle,
           (select count(*)::int from member m join cohort co on co.id = m.cohort_id
             where m.cycle_id = c.id and co.department_id = ${from} and m.part = 'participant') as people,
           (select count(*)::int from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
             where s.cycle_id = c.id and s.level = 'department' and s.department_id = ${from} and k.dropped_at is null
               and s.state in ('agreed', 'in-force')) as key_results,
           exists (select 1 from okr_set s where s.cycle_id = c.id and s.level = 'department' and s.department_id = ${from}
                      and s.state not in ('scored', 'lapsed')) as has_goals,
           c.kind = 'pilot' and exists (select 1 from cycle_department x
             where x.cycle_id = c.id and x.department_id = ${from} and x.is_root) as pilot_of_it
      from cycle c where c.state in ('running', 'paused')
       and exists (select 1 from cycle_department x where x.cycle_id = c.id and x.department_id in (${from}, ${into}))
     order by c.launched_at, c.id`.execute(trx);
  return rows;
}

/** The department's goals belong to somebody else, with what its lead was asked about them. @returns how many tasks and reviews passed on. */
export async function handGoalsOver(
  trx: Trx,
  { departmentId, to, now }: { departmentId: string; to: string; now: Date },
): Promise<{ tasks: number; reviews: number }> {
  const sets = sql`select s.id from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
    where s.level = 'department' and s.department_id = ${departmentId}`;
  const tasks = await passOn(trx, {
    now,
    reason: 'moved',
    who: sql`select t.id as task_id, ${to}::uuid as to_person_id from task t
      where t.state = 'open' and (t.kind = 'draft' and t.subject_id in (${sets})
         or t.kind = 'answer' and t.subject_id in (select n.id from dependency n where n.department_id = ${departmentId}))`,
  });
  await sql`update okr_set s set owner_id = ${to} where s.id in (${sets})`.execute(trx);
  // Nobody agrees their own goals: where the new owner was to review them, somebody else is asked.
  const reviews = await realignReviews(trx, { now, reason: 'moved', which: sql`s.id in (${sets})` });
  return { tasks, reviews };
}

/** The department's goals end: what was agreed is dropped with a version of its own, what was not lapses. @returns how many sets. */
export async function closeGoals(
  trx: Trx,
  { departmentId, actor, now }: { departmentId: string; actor: Actor; now: Date },
): Promise<number> {
  const { rows } = await sql<{
    id: string;
    cycleId: string;
    cohortId: string;
    agreed: boolean;
    phaseRunId: string | null;
  }>`
    select s.id, s.cycle_id, s.cohort_id, s.state in ('agreed', 'in-force') as agreed,
           (select r.id from phase_run r where r.cohort_id = s.cohort_id and r.phase = 'check-ins') as phase_run_id
      from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
     where s.level = 'department' and s.department_id = ${departmentId} and s.state not in ('scored', 'lapsed')
     order by s.id for update of s`.execute(trx);
  for (const { id, cycleId, cohortId, agreed, phaseRunId } of rows) {
    if (agreed && phaseRunId) await dropAll(trx, { id, cycleId, cohortId, phaseRunId, now });
    else await sql`update okr_set set state = 'lapsed' where id = ${id}`.execute(trx);
    await sql`update change_request set state = 'lapsed', decided_at = ${now} where okr_set_id = ${id} and state in ('asked', 'open')`.execute(
      trx,
    );
    await endOpenTasks(trx, {
      now,
      as: 'cancelled',
      where: sql`(t.kind in ('draft', 'review') and t.subject_id = ${id}
        or t.kind = 'change' and t.subject_id in (select c.id from change_request c where c.okr_set_id = ${id})
        or t.kind in ('check-in', 'score', 'pace', 'decisions') and t.cohort_id = ${cohortId} and not exists (
             select 1 from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
              where s.cohort_id = t.cohort_id and k.owner_id = t.person_id and k.dropped_at is null and s.state <> 'lapsed'))`,
    });
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'okr.ended',
        cycleId,
        entityKind: 'okr-set',
        entityId: id,
        detail: { reason: 'department merged' },
      },
    ]);
  }
  return rows.length;
}

async function dropAll(
  trx: Trx,
  set: { id: string; cycleId: string; cohortId: string; phaseRunId: string; now: Date },
): Promise<void> {
  const { id, now } = set;
  const before = await readLatestContent(trx, id);
  await sql`update key_result k set dropped_at = ${now} from objective o
    where o.id = k.objective_id and o.okr_set_id = ${id} and k.dropped_at is null`.execute(trx);
  const { rows } = await sql<{ version: number }>`
    update okr_set set version = version + 1 where id = ${id} returning version`.execute(trx);
  await recordVersion(trx, { okrSetId: id, reason: 'changed', byPersonId: null, at: now });
  const after = await readLatestContent(trx, id);
  if (before && after)
    await markMaterialChanges(trx, set, { id, version: rows[0]?.version ?? 1, before, after, now });
}
