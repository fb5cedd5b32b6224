import { type RawBuilder, sql } from 'kysely';
import { settleJoiner } from '../consequences/welcome.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { endOpenTasks, tell } from '../steps/tasks.ts';

interface Overdue {
  id: string;
  kind: 'welcome' | 'draft' | 'review';
  phaseRunId: string;
  cycleId: string;
  cohortId: string | null;
  subjectId: string;
}

/**
 * What joiners and their managers were asked has deadlines of its own, which no step of the plan knows. At theirs a manager
 * who has not answered has chosen contributing; short goals that nobody agreed are in force, and unwritten ones lapse.
 *
 * @returns how many deadlines were reached.
 */
export async function endOwnDeadlines(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Overdue>`select t.* ${dueOwnDeadlines(now)}`.execute(deps.db);
  for (const row of rows)
    await deps.db.transaction().execute(async (trx) => {
      await holdPhasesOpen(trx, [row.phaseRunId]);
      const missed = await endOpenTasks(trx, {
        now,
        as: 'missed',
        where: sql`t.id = ${row.id} and t.due_at <= ${now}`,
      });
      if (missed > 0) await takeEffect(trx, row, now);
    });
  return rows.length;
}

async function takeEffect(trx: Trx, task: Overdue, now: Date): Promise<void> {
  if (task.kind === 'welcome') {
    await settleJoiner(trx, { taskId: task.id, choice: 'contribute', okrSetId: null, by: null, now });
    return;
  }
  // Silence never agrees (D10).
  const { rows } = await sql<{ state: string }>`
    update okr_set set state = case when state = 'draft' then 'lapsed' else 'in-force' end, version = version + 1
     where id = ${task.subjectId} and state in ('draft', 'submitted', 'changes-requested') returning state`.execute(
    trx,
  );
  const [set] = rows;
  if (!set) return;
  await sql`insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
    values (${now}, 'system', ${`okr.${set.state}`}, ${task.cycleId}, 'check-ins', 'okr-set', ${task.subjectId})`.execute(
    trx,
  );
  await endOpenTasks(trx, {
    now,
    as: 'missed',
    where: sql`t.phase_run_id = ${task.phaseRunId} and t.subject_id = ${task.subjectId} and t.kind in ('draft', 'review')`,
  });
  if (set.state === 'in-force')
    await tell(
      trx,
      { ...task, phase: 'check-ins', now },
      {
        kind: 'in-force',
        who: sql`select owner_id as person_id, id as subject_id, null::uuid as task_id from okr_set where id = ${task.subjectId}`,
      },
    );
}

/** Tasks `t` whose own deadline has come, as the rest of a statement. */
export function dueOwnDeadlines(now: Date): RawBuilder<unknown> {
  return sql`from (
    select t.id, t.kind, t.phase_run_id, t.cycle_id, t.cohort_id, t.subject_id
      from joiner j join task t on t.id = j.task_id and t.state = 'open' and t.due_at <= ${now} where j.settled_at is null
    union all
    select t.id, t.kind, t.phase_run_id, t.cycle_id, t.cohort_id, t.subject_id
      from joiner j join okr_set s on s.id = j.okr_set_id and s.state in ('draft', 'submitted', 'changes-requested')
      join task t on t.phase_run_id = j.phase_run_id and t.state = 'open' and t.subject_id = s.id and t.kind in ('draft', 'review')
       and t.due_at <= ${now}) t`;
}

/** @returns when the next such deadline is after `now`, as an expression. */
export function nextOwnDeadline(now: Date): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select min(t.due_at) from joiner j left join okr_set s on s.id = j.okr_set_id
      join task t on t.state = 'open' and t.due_at > ${now}
       and (t.id = j.task_id or t.phase_run_id = j.phase_run_id and t.subject_id = s.id))`;
}
