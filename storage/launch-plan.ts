import { sql } from 'kysely';
import type { Place, PlannedPhase } from '#domain/plan.ts';
import type { CycleSettings } from '#domain/settings.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { Trx } from './database.ts';

/**
 * Writes the plan of a new cycle and puts the start of its workflows into the outbox.
 *
 * @param input.planFor gives the plan of a cohort; asked once for each distinct place.
 */
export async function writePlan(
  trx: Trx,
  input: {
    cycleId: string;
    now: Date;
    settings: CycleSettings;
    cyclePlan: PlannedPhase[];
    planFor: (place: Place) => PlannedPhase[];
    places: readonly Place[];
  },
): Promise<void> {
  const { cycleId, now } = input;
  const plans: PlanRow[] = rowsOf(input.cyclePlan, input.settings, null);
  const seen = new Set<string>();
  for (const { timeZone, country } of input.places) {
    const key = `${timeZone} ${country}`;
    if (seen.has(key)) continue;
    seen.add(key);
    plans.push(...rowsOf(input.planFor({ timeZone, country }), input.settings, { timeZone, country }));
  }
  const json = JSON.stringify(plans);
  const samePlace = sql`(x.time_zone = co.time_zone and x.country = co.country)`;
  await sql`
    insert into phase_run (cycle_id, cohort_id, phase, opens_at, closes_at, on_deadline)
    select ${cycleId}, co.id, x.phase, x.opens_at, x.closes_at, x.on_deadline
      from jsonb_to_recordset(${json}::jsonb)
           as x(time_zone text, country text, phase text, opens_at timestamptz, closes_at timestamptz, on_deadline text)
      left join cohort co on co.cycle_id = ${cycleId} and ${samePlace}
     where x.time_zone is null or co.id is not null`.execute(trx);
  await sql`
    insert into step (phase_run_id, key, kind, ordinal, due_at)
    select r.id, s.key, s.kind, s.ordinal, s.due_at
      from jsonb_to_recordset(${json}::jsonb) as x(time_zone text, country text, phase text, steps jsonb)
      left join cohort co on co.cycle_id = ${cycleId} and ${samePlace}
      join phase_run r on r.cycle_id = ${cycleId} and r.phase = x.phase
           and (case when x.time_zone is null then r.cohort_id is null else r.cohort_id = co.id end)
     cross join jsonb_to_recordset(x.steps) as s(key text, kind text, ordinal int, due_at timestamptz)`.execute(
    trx,
  );
  await enqueueStarts(trx, cycleId, now);
}

interface PlanRow {
  time_zone: string | null;
  country: string | null;
  phase: string;
  opens_at: Date;
  closes_at: Date;
  on_deadline: string;
  steps: Array<{ key: string; kind: string; ordinal: number; due_at: Date }>;
}

function rowsOf(plan: PlannedPhase[], settings: CycleSettings, place: Place | null): PlanRow[] {
  return plan.map((planned) => ({
    time_zone: place?.timeZone ?? null,
    country: place?.country ?? null,
    phase: planned.phase,
    opens_at: planned.opensAt,
    closes_at: planned.closesAt,
    on_deadline: settings.onDeadline[planned.phase],
    steps: planned.steps.map(({ key, kind, ordinal, dueAt }) => ({ key, kind, ordinal, due_at: dueAt })),
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
