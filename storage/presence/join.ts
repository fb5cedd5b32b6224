import { sql } from 'kysely';
import type { PhaseState } from '#domain/kinds.ts';
import { partOf, WELCOME_DAYS } from '#domain/presence/joining.ts';
import type { Trx } from '../database.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { recordAudit } from '../repositories/audit.ts';
import { type PhaseContext, readPhase } from '../steps/perform-step.ts';
import { openTasks, tell } from '../steps/tasks.ts';
import { openMissed } from './catch-up.ts';
import { makeCohort } from './new-cohort.ts';
import { within } from './within.ts';

interface Newcomer {
  personId: string;
  departmentId: string;
  timeZone: string;
  country: string;
  managerId: string | null;
  cycleId: string;
}

/**
 * People who are new, or new in a department, take part in the cycles that run there: they get the introduction and the
 * team's goals, whatever is open for everybody, and once goals are agreed their manager is asked what they shall do.
 * Whoever takes part in another cycle of the same time stays there.
 *
 * @returns how many people joined a cycle.
 */
export async function joinRunningCycles(
  trx: Trx,
  { personIds, now }: { personIds: readonly string[]; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0;
  const { rows } = await sql<Newcomer>`
    select p.id as person_id, p.department_id, p.time_zone, p.country, p.manager_id, c.id as cycle_id
      from person p join cycle_department cd on cd.department_id = p.department_id
      join cycle c on c.id = cd.cycle_id and c.state in ('running', 'paused')
     where p.id = any(${[...personIds]}::uuid[]) and p.state <> 'left'
       and exists (select 1 from cohort co where co.cycle_id = c.id and co.state = 'open')
       and not exists (select 1 from member m where m.cycle_id = c.id and m.person_id = p.id and m.part in ('participant', 'observer'))
       and not exists (select 1 from member m join cycle o on o.id = m.cycle_id and o.state in ('running', 'paused')
             where m.person_id = p.id and m.part = 'participant' and o.period_kind = c.period_kind and o.id <> c.id
               and daterange(o.starts_on, o.ends_on, '[]') && daterange(c.starts_on, c.ends_on, '[]'))
     order by c.launched_at, p.name, p.id`.execute(trx);
  for (const newcomer of rows) await join(trx, newcomer, now);
  return rows.length;
}

async function join(trx: Trx, newcomer: Newcomer, now: Date): Promise<void> {
  const { cycleId, personId, managerId } = newcomer;
  const cohortId = await cohortFor(trx, newcomer, now);
  const { week, cascade, checkIns, phaseRunId } = await readWhereItStands(trx, cohortId);
  const part = partOf({ week, checkInsOver: checkIns === 'closed' });
  // Who looks on belongs to no cohort: nothing that its people are asked is asked of them.
  await sql`insert into member (cycle_id, person_id, cohort_id, part)
    values (${cycleId}, ${personId}, ${part === 'participant' ? cohortId : null}, ${part})
    on conflict (cycle_id, person_id) do update set cohort_id = excluded.cohort_id, part = excluded.part`.execute(
    trx,
  );
  if (managerId)
    await sql`insert into member (cycle_id, person_id, part) values (${cycleId}, ${managerId}, 'reviewer')
      on conflict do nothing`.execute(trx);
  await sql`insert into joiner (cycle_id, person_id, phase_run_id, joined_at) values (${cycleId}, ${personId}, ${phaseRunId}, ${now})
    on conflict do nothing`.execute(trx);
  await recordAudit(trx, [
    {
      at: now,
      actorKind: 'system',
      action: 'member.joined',
      cycleId,
      entityKind: 'person',
      entityId: personId,
      detail: { part, week, cohort: cohortId },
    },
  ]);
  if (part === 'participant') await openMissed(trx, { personId, now });
  if (!phaseRunId) return;
  await holdPhasesOpen(trx, [phaseRunId]);
  const phase = await readPhase(trx, phaseRunId, now);
  if (phase.state !== 'open') return;
  await introduce(trx, phase, newcomer);
  if (part === 'participant' && cascade === 'closed') await askManager(trx, phase, newcomer);
}

/** The cohort of the department in the newcomer's zone; made if there is none. */
async function cohortFor(trx: Trx, newcomer: Newcomer, now: Date): Promise<string> {
  const { cycleId, departmentId, timeZone, country } = newcomer;
  const { rows } = await sql<{ id: string; own: boolean }>`
    select id, department_id = ${departmentId} and time_zone = ${timeZone} as own from cohort
     where cycle_id = ${cycleId} and state = 'open'
     order by own desc, department_id = ${departmentId} desc, time_zone = ${timeZone} desc, id limit 1`.execute(
    trx,
  );
  const [nearest] = rows;
  if (!nearest) throw new Error(`cycle ${cycleId} has no open cohort`);
  if (nearest.own) return nearest.id;
  return makeCohort(trx, { cycleId, departmentId, place: { timeZone, country }, like: nearest.id, now });
}

async function readWhereItStands(trx: Trx, cohortId: string) {
  const { rows } = await sql<{
    week: number;
    cascade: PhaseState | null;
    checkIns: PhaseState | null;
    phaseRunId: string | null;
  }>`
    select coalesce((select max(s.ordinal) from step s join phase_run r on r.id = s.phase_run_id
                      where r.cohort_id = co.id and s.kind = 'week-open' and s.done_at is not null), 0)::int as week,
           (select state from phase_run r where r.cohort_id = co.id and r.phase = 'cascade') as cascade,
           (select state from phase_run r where r.cohort_id = co.id and r.phase = 'check-ins') as check_ins,
           (select r.id from phase_run r where r.cohort_id = co.id and r.state = 'open'
             order by r.phase = 'check-ins' desc, r.opens_at desc limit 1) as phase_run_id
      from cohort co where co.id = ${cohortId}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error(`no cohort ${cohortId}`);
  return row;
}

/** The introduction, if it did not come by the plan; the strategy and the team's goals as far as they stand. */
async function introduce(
  trx: Trx,
  phase: PhaseContext,
  { personId, departmentId, cycleId }: Newcomer,
): Promise<void> {
  await openTasks(trx, phase, {
    kind: 'acknowledge',
    dueAt: within(phase, WELCOME_DAYS.introduction),
    who: sql`select ${personId}::uuid as person_id, ${cycleId}::uuid as subject_id
      where not exists (select 1 from task t where t.cycle_id = ${cycleId} and t.person_id = ${personId} and t.kind = 'acknowledge')`,
  });
  await tell(trx, phase, {
    kind: 'strategy-published',
    who: sql`select ${personId}::uuid as person_id, s.id as subject_id, null::uuid as task_id from cycle c
      join okr_set s on s.cycle_id = coalesce(c.strategy_cycle_id, c.id) and s.level = 'company' and s.published_at is not null
     where c.id = ${cycleId}`,
  });
  await tell(trx, phase, {
    kind: 'team-goals',
    who: sql`select ${personId}::uuid as person_id, s.id as subject_id, null::uuid as task_id from okr_set s
     where s.cycle_id = ${cycleId} and s.level = 'department' and s.department_id = ${departmentId} and s.state in ('agreed', 'in-force')`,
  });
}

/** Contributing, taking over a key result, or short goals of their own. Without an answer they contribute. */
async function askManager(
  trx: Trx,
  phase: PhaseContext,
  { personId, managerId, cycleId }: Newcomer,
): Promise<void> {
  await openTasks(trx, phase, {
    kind: 'welcome',
    dueAt: within(phase, WELCOME_DAYS.answer),
    who: sql`select stand_in(${managerId}::uuid, ${personId}::uuid) as person_id, ${personId}::uuid as subject_id
      where stand_in(${managerId}::uuid, ${personId}::uuid) is not null`,
  });
  await sql`update joiner j set task_id = t.id from task t
    where j.cycle_id = ${cycleId} and j.person_id = ${personId} and t.phase_run_id = ${phase.phaseRunId} and t.kind = 'welcome'
      and t.subject_id = ${personId}`.execute(trx);
}
