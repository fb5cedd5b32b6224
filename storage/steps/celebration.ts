import { type RawBuilder, sql } from 'kysely';
import { cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { StepRef, StepResult } from '#domain/workflow-plan.ts';
import type { StoreDeps } from '../deps.ts';
import { ASKED_AGAIN, FINAL_PENDING } from '../repositories/score-sheet.ts';
import { tellEnded } from '../webhooks/tell.ts';
import { closePhase } from './close-phase.ts';
import { openPhase, type PhaseContext, performStep } from './perform-step.ts';
import { markScored } from './scoring.ts';
import { openTasks, tell } from './tasks.ts';

/**
 * Asks everyone of the cohort what they learned and whom to thank, and once more for final figures that were still to
 * come. Leaders are asked for a few words of their own.
 */
export function openReflection(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const opened = await openTasks(trx, phase, {
      kind: 'reflect',
      dueAt: phase.closesAt,
      who: sql`select person_id, cycle_id as subject_id from member where cohort_id = ${phase.cohortId}`,
    });
    const again = await openTasks(trx, phase, {
      kind: 'score',
      ordinal: ASKED_AGAIN,
      dueAt: phase.closesAt,
      who: sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
        from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
        where s.cohort_id = ${phase.cohortId} and k.dropped_at is null and ${FINAL_PENDING}`,
    });
    const leaders = await openTasks(trx, phase, {
      kind: 'celebrate',
      dueAt: phase.closesAt,
      who: leadersAskedHere(phase),
    });
    return `opened ${opened + again + leaders}`;
  });
}

/**
 * A department's lead speaks for it, the sponsor for all. A department, and a cycle, may have several cohorts: each leader
 * is asked once, in the one they are in, else in the first.
 */
function leadersAskedHere({ cycleId, cohortId }: PhaseContext) {
  const mine = (among: RawBuilder<unknown>, leader: RawBuilder<unknown>) => sql`
    (select co.id from cohort co left join member m on m.cohort_id = co.id and m.person_id = ${leader}
      where co.cycle_id = ${cycleId} and ${among} order by m.person_id is null, co.id limit 1)`;
  return sql`
    select d.lead_id as person_id, d.id as subject_id from cohort own join department d on d.id = own.department_id
     where own.id = ${cohortId} and d.lead_id is not null and d.merged_into_id is null
       and own.id = ${mine(sql`co.department_id = d.id`, sql`d.lead_id`)}
    union all
    select c.sponsor_id, c.id from cycle c where c.id = ${cycleId} and c.sponsor_id is not null
       and ${cohortId}::uuid = ${mine(sql`true`, sql`c.sponsor_id`)}`;
}

/** Closes the department's reflection with its celebration mail. */
export function celebrateDepartment(deps: StoreDeps, ref: StepRef) {
  return closePhase(deps, ref, async (trx, phase) => {
    await markScored(trx, phase, sql`s.cohort_id = ${phase.cohortId}`);
    await tell(trx, phase, {
      kind: 'celebration',
      who: sql`select m.person_id, co.department_id as subject_id, null::uuid as task_id
        from member m join cohort co on co.id = m.cohort_id where co.id = ${phase.cohortId}`,
    });
  });
}

/** The cohort is through; when it was the last one, the whole cycle hears of it. */
export async function closeCohort(
  deps: StoreDeps,
  input: { cycleId: string; cohortId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    await sql`
      with closed as (update cohort set state = 'closed' where id = ${input.cohortId} and state = 'open'
          and not exists (select 1 from phase_run where cohort_id = ${input.cohortId} and state in ('planned', 'open'))
        returning id)
      insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
      select ${now}, 'system', 'cohort.closed', ${input.cycleId}, 'celebration', 'cohort', id from closed`.execute(
      trx,
    );
  });
  // Asked after the commit: two last cohorts that close at once do not see each other inside their transactions.
  const now = deps.clock.now();
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, created_at)
    select 'signal', 'cohorts-closed/' || id, id,
           jsonb_build_object('signal', 'cohortClosed', 'workflow', 'okrCycle', 'cycleId', id,
                              'workflowId', ${cycleWorkflowId(input.cycleId)}::text), ${now}, ${now}
      from cycle where id = ${input.cycleId}
       and not exists (select 1 from cohort where cycle_id = ${input.cycleId} and state = 'open')
    on conflict (key) do nothing`.execute(deps.db);
}

/** The company's celebration for everyone who took part, and the proposal of the next period to HR ops. */
export function celebrateCompany(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const told = await tell(trx, phase, {
      kind: 'celebration',
      who: sql`select person_id, cycle_id as subject_id, null::uuid as task_id from member where cycle_id = ${phase.cycleId}`,
    });
    await openTasks(trx, phase, {
      kind: 'decide',
      dueAt: phase.closesAt,
      who: sql`select id as person_id, ${phase.cycleId}::uuid as subject_id from person
        where role = 'hr_ops' and state = 'active' order by name, id limit 1`,
    });
    return `told ${told}`;
  });
}

/** How long the closing of a cycle waits before it looks again whether its last cohort is through. */
const LOOK_AGAIN_MS = 24 * 3_600_000;

/** Closes the cycle with its last phase, as soon as every cohort is through. */
export async function closeCycle(deps: StoreDeps, ref: StepRef): Promise<StepResult> {
  const open = await sql<{ open: number }>`
    select count(*)::int as open from cohort co join phase_run r on r.cycle_id = co.cycle_id
     where r.id = ${ref.phaseRunId} and co.state = 'open'`.execute(deps.db);
  if ((open.rows[0]?.open ?? 0) > 0) {
    const now = deps.clock.now();
    const { rows } = await sql<{ dueAt: Date }>`
      update step set due_at = case when due_at <= ${now} then ${new Date(now.getTime() + LOOK_AGAIN_MS)} else due_at end
       where phase_run_id = ${ref.phaseRunId} and key = ${ref.key} and done_at is null returning due_at`.execute(
      deps.db,
    );
    return rows[0] ? { result: 'not-due', dueAt: rows[0].dueAt.getTime() } : { result: 'over' };
  }
  return closePhase(deps, ref, async (trx, { cycleId, now, phase }) => {
    await sql`update cycle set state = 'closed', closed_at = ${now}, version = version + 1 where id = ${cycleId}`.execute(
      trx,
    );
    await sql`insert into audit_event (at, actor_kind, action, cycle_id, phase, entity_kind, entity_id)
      values (${now}, 'system', 'cycle.closed', ${cycleId}, ${phase}, 'cycle', ${cycleId})`.execute(trx);
    await tellEnded(trx, { type: 'cycle.closed', cycleId, now });
  });
}
