import { sql } from 'kysely';
import type { Place } from '#domain/plan.ts';
import { moveToPlace } from '#domain/shift.ts';
import { cohortWorkflowId } from '#domain/workflow-ids.ts';
import type { Trx } from '../database.ts';

interface Step {
  key: string;
  kind: string;
  ordinal: number;
  dueAt: string;
  doneAt: string | null;
  outcome: string | null;
}

interface Phase {
  phase: string;
  state: string;
  opensAt: Date;
  closesAt: Date;
  onDeadline: string;
  extensions: number;
  openedAt: Date | null;
  closedAt: Date | null;
  timeZone: string;
  steps: Step[];
}

/**
 * A cohort made in mid-cycle, for people of a department in a zone that had none: it has the plan of another cohort of the
 * cycle, by its own clock and days off, with what is done there done here too. Its workflow is one more row in the outbox.
 *
 * @param of.like the cohort whose plan it takes.
 * @returns the new cohort's id.
 */
export async function makeCohort(
  trx: Trx,
  of: { cycleId: string; departmentId: string; place: Place; like: string; now: Date },
): Promise<string> {
  const { cycleId, departmentId, place, like, now } = of;
  const { id } = await trx
    .insertInto('cohort')
    .values({ cycleId, departmentId, ...place })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { rows } = await sql<Phase>`
    select r.phase, r.state, r.opens_at, r.closes_at, r.on_deadline, r.extensions, r.opened_at, r.closed_at, co.time_zone,
           coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'kind', s.kind, 'ordinal', s.ordinal, 'dueAt', s.due_at, 'doneAt', s.done_at,
                                                'outcome', s.outcome) order by s.key) from step s where s.phase_run_id = r.id), '[]') as steps
      from phase_run r join cohort co on co.id = r.cohort_id where co.id = ${like} order by r.opens_at, r.id`.execute(
    trx,
  );
  for (const { steps, timeZone, opensAt, closesAt, ...phase } of rows) {
    const moved = (at: Date) => moveToPlace(at, timeZone, place);
    const run = await sql<{ id: string }>`
      insert into phase_run (cycle_id, cohort_id, phase, state, opens_at, closes_at, on_deadline, extensions, opened_at, closed_at)
      values (${cycleId}, ${id}, ${phase.phase}, ${phase.state}, ${moved(opensAt)}, ${moved(closesAt)}, ${phase.onDeadline},
              ${phase.extensions}, ${phase.openedAt}, ${phase.closedAt}) returning id`.execute(trx);
    const json = JSON.stringify(steps.map((step) => ({ ...step, dueAt: moved(new Date(step.dueAt)) })));
    await sql`
      insert into step (phase_run_id, key, kind, ordinal, due_at, done_at, outcome)
      select ${run.rows[0]?.id}::uuid, x.key, x.kind, x.ordinal, x."dueAt", x."doneAt", x.outcome
        from jsonb_to_recordset(${json}::jsonb)
             as x(key text, kind text, ordinal int, "dueAt" timestamptz, "doneAt" timestamptz, outcome text)`.execute(
      trx,
    );
  }
  await startWorkflow(trx, { cycleId, cohortId: id, now });
  return id;
}

async function startWorkflow(
  trx: Trx,
  { cycleId, cohortId, now }: { cycleId: string; cohortId: string; now: Date },
): Promise<void> {
  const workflowId = cohortWorkflowId(cycleId, cohortId);
  const payload = JSON.stringify({ workflow: 'cohortCycle', workflowId, cycleId, cohortId });
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at)
    values ('start', ${`start:${workflowId}`}, ${cycleId}, ${payload}::jsonb, ${now}, 1, ${now})`.execute(
    trx,
  );
  await sql`
    insert into audit_event (at, actor_kind, action, cycle_id, entity_kind, entity_id)
    values (${now}, 'system', 'cohort.created', ${cycleId}, 'cohort', ${cohortId})`.execute(trx);
}
