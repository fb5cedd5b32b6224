import { sql } from 'kysely';
import type { OutboxState, WebhookState } from '#domain/kinds.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db } from '../database.ts';

/** A webhook as lists show it; its secret is nowhere. */
export interface WebhookRow {
  id: string;
  url: string;
  events: string[];
  state: WebhookState;
  createdAt: Date;
  /** Until when the former secret signs too. */
  oldUntil: Date | null;
  waiting: number;
  parked: number;
  lastSentAt: Date | null;
}

/** What became of an event on its way to one webhook. */
export interface DeliveryRow {
  /** The webhook-id that the receiver sees. */
  eventId: string;
  type: string;
  cycleId: string | null;
  at: Date;
  state: OutboxState;
  /** Null when it is settled, or waits for a paused webhook. */
  nextAt: Date | null;
  attempts: Array<{ at: string; status: number | null; problem: string | null; tookMs: number }>;
}

/** @returns the webhooks there are, in the order in which they were made; only one, where an id is given. */
export async function listWebhooks(db: Db, id?: string): Promise<WebhookRow[]> {
  if (id !== undefined && !isUuid(id)) return [];
  const only = id === undefined ? sql`true` : sql`w.id = ${id}`;
  const { rows } = await sql<WebhookRow>`
    select w.id, w.url, w.events, w.state, w.created_at, w.old_until, d.waiting, d.parked, d.last_sent_at
      from webhook w, lateral (
        select count(*) filter (where o.state in ('pending', 'sending'))::int as waiting,
               count(*) filter (where o.state = 'failed')::int as parked,
               max(o.settled_at) filter (where o.state = 'sent') as last_sent_at
          from webhook_delivery d join outbox o on o.id = d.outbox_id where d.webhook_id = w.id) d
     where w.state <> 'removed' and ${only} order by w.id`.execute(db);
  return rows;
}

/** @param page events older than that one, the newest first, at most `limit`; with the last attempts of each. */
export async function listDeliveries(
  db: Db,
  webhookId: string,
  page: { limit: number; before?: string | undefined },
): Promise<DeliveryRow[]> {
  const before =
    page.before === undefined ? sql`true` : isUuid(page.before) ? sql`e.id < ${page.before}` : sql`false`;
  const { rows } = await sql<DeliveryRow>`
    select e.id as event_id, e.type, e.cycle_id, e.at, o.state,
           case when o.state = 'pending' and o.not_before < 'infinity' then o.not_before end as next_at,
           coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'status', a.status, 'problem', a.problem, 'tookMs', a.took_ms) order by a.id desc)
              from (select * from webhook_attempt a where a.webhook_id = d.webhook_id and a.event_id = e.id order by a.id desc limit 12) a), '[]') as attempts
      from webhook_delivery d join webhook_event e on e.id = d.event_id join outbox o on o.id = d.outbox_id
     where d.webhook_id = ${webhookId} and ${before} order by e.id desc limit ${page.limit}`.execute(db);
  return rows;
}
