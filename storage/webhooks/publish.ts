import { type RawBuilder, sql } from 'kysely';
import { TEST_EVENT, type WebhookEvent } from '#domain/webhooks/events.ts';
import type { Trx } from '../database.ts';

/** Something that happened, or several such things at once. */
export interface Published {
  type: WebhookEvent;
  cycleId: string;
  now: Date;
  /** A query of `key` (what it is about, so that it is told once) and `data` (jsonb: ids and figures alone). */
  what: RawBuilder<unknown>;
}

/**
 * Tells every webhook that asked for such events, inside the transaction that made them happen; without one nothing is
 * written. What a paused webhook asked for waits until it goes on.
 */
export async function publish(trx: Trx, { type, cycleId, now, what }: Published): Promise<void> {
  await deliverTo(trx, {
    ...{ type, cycleId, now },
    what: sql`select ${type} || '/' || w.key as key, w.data from (${what}) w`,
    to: sql`state <> 'removed' and ${type} = any(events)`,
  });
}

/** Sends a test to one webhook; while one waits, another press writes nothing. */
export async function publishTest(trx: Trx, { webhookId, now }: { webhookId: string; now: Date }) {
  await deliverTo(trx, {
    ...{ type: TEST_EVENT, cycleId: null, now },
    what: sql`select ${TEST_EVENT} || '/' || ${webhookId}::text || '/' || count(*) filter (where o.state = 'sent' or o.state = 'failed') as key,
        jsonb_build_object('webhookId', ${webhookId}::text) as data
      from webhook_delivery d join webhook_event e on e.id = d.event_id and e.type = ${TEST_EVENT}
      join outbox o on o.id = d.outbox_id where d.webhook_id = ${webhookId}`,
    to: sql`id = ${webhookId}`,
  });
}

async function deliverTo(
  trx: Trx,
  of: {
    type: string;
    cycleId: string | null;
    now: Date;
    what: RawBuilder<unknown>;
    to: RawBuilder<unknown>;
  },
): Promise<void> {
  const { type, cycleId, now, what, to } = of;
  // Shared locks: somebody who pauses a webhook, or lets it go on, waits, and then sees what was written here.
  // The order of keys in the body is that of this statement; its bytes are written once and signed at each attempt.
  await sql`
    with receiver as (select id, state from webhook where ${to} for share),
    event as (
      insert into webhook_event (key, type, cycle_id, at, body)
      select x.key, ${type}, ${cycleId}::uuid, ${now},
             json_build_object('type', ${type}::text, 'timestamp', ${now.toISOString()}::text, 'data', x.data)::text
        from (${what}) x where exists (select 1 from receiver)
      on conflict (key) do nothing returning id),
    row as (
      insert into outbox (kind, key, cycle_id, payload, not_before, created_at)
      select 'webhook', 'webhook/' || r.id || '/' || e.id, ${cycleId}::uuid,
             jsonb_build_object('webhookId', r.id, 'eventId', e.id),
             case when r.state = 'paused' then 'infinity' else ${now}::timestamptz end, ${now}
        from receiver r cross join event e returning id, payload)
    insert into webhook_delivery (webhook_id, event_id, outbox_id)
    select (payload->>'webhookId')::uuid, (payload->>'eventId')::uuid, id from row`.execute(trx);
}
