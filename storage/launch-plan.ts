import { sql } from 'kysely';
import type { TeamMeeting } from '#domain/check-ins/meeting.ts';
import type { Place, PlannedPhase } from '#domain/plan.ts';
import type { CycleSettings } from '#domain/settings.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { Trx } from './database.ts';

/** Where a cohort is and when its team meets: cohorts alike in both have the same plan. */
export interface CohortPlace extends Place {
  departmentId: string;
  meeting: TeamMeeting | null;
}

/**
 * Writes the plan of a new cycle and puts the start of its workflows into the outbox.
 *
 * @param input.planFor gives the plan of a cohort; asked once for each distinct place and meeting.
 * @param input.places of all cohorts, one each.
 */
export async function writePlan(
  trx: Trx,
  input: {
    cycleId: string;
    now: Date;
    settings: CycleSettings;
    cyclePlan: PlannedPhase[];
    planFor: (place: Omit<CohortPlace, 'departmentId'>) => PlannedPhase[];
    places: readonly CohortPlace[];
  },
): Promise<void> {
  const { cycleId, now } = input;
  const plans: PlanRow[] = rowsOf(input.cyclePlan, input.settings, null);
  const seen = new Set<string>();
  const planned = input.places.map(({ departmentId, timeZone, country, meeting }) => {
    const place = { timeZone, country, meeting };
    const plan = JSON.stringify(place);
    if (!seen.has(plan)) plans.push(...rowsOf(input.planFor(place), input.settings, plan));
    seen.add(plan);
    return { department_id: departmentId, time_zone: timeZone, plan };
  });
  const json = JSON.stringify(plans);
  const cohorts = sql`(
    select co.id, p.plan from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as p(department_id uuid, time_zone text, plan text)
      join cohort co on co.cycle_id = ${cycleId} and co.department_id = p.department_id and co.time_zone = p.time_zone)`;
  await sql`
    insert into phase_run (cycle_id, cohort_id, phase, opens_at, closes_at, on_deadline)
    select ${cycleId}, co.id, x.phase, x.opens_at, x.closes_at, x.on_deadline
      from jsonb_to_recordset(${json}::jsonb)
           as x(plan text, phase text, opens_at timestamptz, closes_at timestamptz, on_deadline text)
      left join ${cohorts} co on co.plan = x.plan
     where x.plan is null or co.id is not null`.execute(trx);
  await sql`
    insert into step (phase_run_id, key, kind, ordinal, due_at)
    select r.id, s.key, s.kind, s.ordinal, s.due_at
      from jsonb_to_recordset(${json}::jsonb) as x(plan text, phase text, steps jsonb)
      left join ${cohorts} co on co.plan = x.plan
      join phase_run r on r.cycle_id = ${cycleId} and r.phase = x.phase
           and (case when x.plan is null then r.cohort_id is null else r.cohort_id = co.id end)
     cross join jsonb_to_recordset(x.steps) as s(key text, kind text, ordinal int, due_at timestamptz)`.execute(
    trx,
  );
  await enqueueStarts(trx, cycleId, now);
}

interface PlanRow {
  /** Which cohorts it belongs to; null for the whole cycle. */
  plan: string | null;
  phase: string;
  opens_at: Date;
  closes_at: Date;
  on_deadline: string;
  steps: Array<{ key: string; kind: string; ordinal: number; due_at: Date }>;
}

function rowsOf(phases: PlannedPhase[], settings: CycleSettings, plan: string | null): PlanRow[] {
  return phases.map(({ phase, opensAt, closesAt, steps }) => ({
    plan,
    phase,
    opens_at: opensAt,
    closes_at: closesAt,
    on_deadline: settings.onDeadline[phase],
    steps: steps.map(({ key, kind, ordinal, dueAt }) => ({ key, kind, ordinal, due_at: dueAt })),
  }));
}

/** One row per workflow; the cohort's id is the workflow's, so a repeated start meets the one that runs. */
async function enqueueStarts(trx: Trx, cycleId: string, now: Date): Promise<void> {
  const cohorts = await trx
    .selectFrom('cohort')
    .select('id')
    .where('cycleId', '=', cycleId)
    .orderBy('id')
    .execute();
  const rows = [
    { workflow: 'okrCycle', workflowId: cycleWorkflowId(cycleId), cycleId },
    ...cohorts.map(({ id }) => ({
      workflow: 'cohortCycle',
      workflowId: cohortWorkflowId(cycleId, id),
      cycleId,
      cohortId: id,
    })),
  ];
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at)
    select 'start', 'start:' || (x.payload->>'workflowId'), ${cycleId}, x.payload, ${now}, 1, ${now}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as x(payload)`.execute(trx);
}
