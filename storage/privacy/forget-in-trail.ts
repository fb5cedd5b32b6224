import { sql } from 'kysely';
import type { Trx } from '../database.ts';

/** What administrators do stays theirs; these are the first words of such events. */
const ACCOUNTABLE = ['cycle', 'retention', 'sign-off', 'record', 'asked-changed', 'pilot', 'charter', 'data'];

/**
 * Lets the trail of a cycle forget who: people's own acts lose their actor, events about a person lose whom, and facts lose
 * the ids of people. What happened when stays, and so does who administered the cycle. The database allows this and nothing
 * else, and only in a transaction that announces it.
 */
export async function forgetInTrail(trx: Trx, cycleId: string): Promise<number> {
  await sql`select set_config('quarterdeck.forgetting', 'on', true)`.execute(trx);
  const { numAffectedRows } = await sql`
    update audit_event e set
           actor_id = case when e.actor_kind = 'person' and split_part(e.action, '.', 1) <> all(${ACCOUNTABLE}::text[])
                            and e.action not in ('task.reassigned', 'person.left')
                           then null else e.actor_id end,
           entity_id = case when e.entity_kind = 'person' then null else e.entity_id end,
           detail = e.detail - coalesce((
             select array_agg(x.key) from jsonb_each_text(e.detail) x
              where x.value in (select id::text from person)), '{}')
     where e.cycle_id = ${cycleId}`.execute(trx);
  await sql`select set_config('quarterdeck.forgetting', 'off', true)`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
