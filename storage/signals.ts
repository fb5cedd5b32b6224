import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './database.ts';
import type { OutboxPayload } from './schema.ts';

/**
 * Puts one signal per workflow into the outbox.
 *
 * @param input.key what happened; the same thing wakes the same workflow once.
 * @param input.cohorts a query of `cycle_id` and `cohort_id`; a null cohort means the workflow of the whole cycle.
 */
export async function enqueueSignals(
  trx: Trx,
  input: {
    now: Date;
    signal: NonNullable<OutboxPayload['signal']>;
    key: string;
    cohorts: RawBuilder<unknown>;
  },
): Promise<void> {
  // The ids are those of `domain/workflow-ids.ts`, made in SQL because a cycle has many cohorts.
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at)
    select 'signal', ${input.key} || '/' || coalesce(x.cohort_id, x.cycle_id), x.cycle_id,
           jsonb_strip_nulls(jsonb_build_object('signal', ${input.signal}::text,
             'workflow', case when x.cohort_id is null then 'okrCycle' else 'cohortCycle' end,
             'workflowId', 'cycle/' || x.cycle_id || coalesce('/' || x.cohort_id, ''),
             'cycleId', x.cycle_id, 'cohortId', x.cohort_id)), ${input.now}, 2, ${input.now}
      from (${input.cohorts}) x
    on conflict (key) do nothing`.execute(trx);
}
