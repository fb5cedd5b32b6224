import { type RawBuilder, sql } from 'kysely';
import { BESIDE_PHASES, type NoticeKind, type TaskKind } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { PhaseContext } from './perform-step.ts';

/** The part of a phase that tasks and notices hang on. */
export type PhaseRef = Pick<PhaseContext, 'phaseRunId' | 'cycleId' | 'cohortId' | 'phase' | 'now'>;

/** Of tasks `t` those that are their phase's work. */
export const IN_PHASE = sql`t.kind <> all(${[...BESIDE_PHASES]})`;

/**
 * Opens one task for each person of a query, with the notice that brings it and its audit event. Set-based, and
 * idempotent by the task's natural key: asking again opens only what is missing.
 *
 * @param input.who a query of `person_id` and `subject_id`; people who are away or have left get nothing.
 * @param input.noticeAt when they hear of it; at once when left out.
 * @returns how many tasks were opened.
 */
export async function openTasks(
  trx: Trx,
  phase: PhaseRef,
  input: { kind: TaskKind; ordinal?: number; dueAt: Date; noticeAt?: Date; who: RawBuilder<unknown> },
): Promise<number> {
  const { rows } = await sql<{ opened: number }>`
    with who as (${input.who}),
    opened as (
      insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, opened_at, due_at)
      select ${phase.cycleId}, ${phase.cohortId}, ${phase.phaseRunId}, ${input.kind}, who.person_id, who.subject_id,
             ${input.ordinal ?? 0}, ${phase.now}, ${input.dueAt}
        from who join person p on p.id = who.person_id and p.state = 'active'
      on conflict do nothing returning id, person_id, subject_id),
    told as (
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
      select 'task/' || id, ${phase.cycleId}, ${phase.cohortId}, ${phase.phase}, person_id, ${input.kind}, id, subject_id, ${input.noticeAt ?? phase.now}
        from opened),
    recorded as (
      insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
      select ${phase.now}, 'system', 'task.opened', ${phase.cycleId}, ${phase.phase}, 'task', id,
             jsonb_build_object('kind', ${input.kind}::text, 'person', person_id) from opened)
    select count(*)::int as opened from opened`.execute(trx);
  return rows[0]?.opened ?? 0;
}

/**
 * Tells people something that asks nothing of them, once per phase, kind, person, subject and ordinal. Whoever is away
 * hears of it when they are back.
 *
 * @param input.who a query of `person_id`, `subject_id` and `task_id` (null where the notice is not about a task).
 * @returns how many notices were written.
 */
export async function tell(
  trx: Trx,
  phase: PhaseRef,
  input: { kind: NoticeKind; ordinal?: string | number; who: RawBuilder<unknown> },
): Promise<number> {
  const result = await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select ${input.kind} || '/' || ${phase.phaseRunId}::text || '/' || who.person_id || '/' ||
             coalesce(who.task_id, who.subject_id, who.person_id) || '/' || ${String(input.ordinal ?? 0)},
           ${phase.cycleId}, ${phase.cohortId}, ${phase.phase}, who.person_id, ${input.kind}, who.task_id, who.subject_id,
           ${phase.now}
      from (${input.who}) who join person p on p.id = who.person_id and p.state <> 'left'
    on conflict do nothing`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

/** Ends open tasks that match, as `missed` or `cancelled`, with an audit event each. @returns how many. */
export async function endOpenTasks(
  trx: Trx,
  input: { now: Date; as: 'missed' | 'cancelled'; where: RawBuilder<unknown> },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    with ended as (
      update task t set state = ${input.as}, settled_at = ${input.now}
        from phase_run r where r.id = t.phase_run_id and t.state = 'open' and ${input.where}
      returning t.id, t.cycle_id, t.kind, t.person_id, r.phase),
    recorded as (
      insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id, detail)
      select ${input.now}, 'system', ${`task.${input.as}`}, cycle_id, phase, 'task', id,
             jsonb_build_object('kind', kind, 'person', person_id) from ended)
    select count(*)::int as ended from ended`.execute(trx);
  return rows[0]?.ended ?? 0;
}
