import { sql } from 'kysely';
import type { LinkKey } from '#domain/action-token.ts';
import type { WebhookState } from '#domain/kinds.ts';
import { webhookSecret } from '#domain/webhooks/secret.ts';
import type { Db } from '../database.ts';
import type { OutboxPayload } from '../schema.ts';

/** What is sent to one webhook. */
export interface OutgoingEvent {
  webhookId: string;
  eventId: string;
  url: string;
  state: WebhookState;
  body: string;
  /** The secrets that sign: the present one, and for a day the former one. None: their key is gone. */
  secrets: string[];
}

/** @returns what a row of the outbox tells to send; undefined when there is no such delivery. */
export async function readOutgoing(
  db: Db,
  { payload, linkKeys, now }: { payload: OutboxPayload; linkKeys: readonly LinkKey[]; now: Date },
): Promise<OutgoingEvent | undefined> {
  const { webhookId, eventId } = payload;
  if (!webhookId || !eventId) return undefined;
  const row = await db
    .selectFrom('webhook')
    .innerJoin('webhookEvent', (join) => join.on('webhookEvent.id', '=', eventId))
    .select(['url', 'state', 'keyId', 'version', 'oldKeyId', 'oldUntil', 'body'])
    .where('webhook.id', '=', webhookId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { keyId, version, oldKeyId, oldUntil } = row;
  const claims = [{ webhookId, keyId, version }];
  if (oldKeyId && oldUntil && oldUntil > now)
    claims.push({ webhookId, keyId: oldKeyId, version: version - 1 });
  return {
    ...{ webhookId, eventId, url: row.url, state: row.state, body: row.body },
    secrets: claims.flatMap((claim) => webhookSecret(linkKeys, claim) ?? []),
  };
}

/** How an attempt ended: the receiver's status, or what kept it from arriving. */
export interface Attempt {
  webhookId: string;
  eventId: string;
  at: Date;
  status: number | null;
  problem: string | null;
  tookMs: number;
}

/** Keeps how attempts ended. What receivers answer is not kept. */
export async function recordAttempts(db: Db, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length > 0)
    await db
      .insertInto('webhookAttempt')
      .values([...attempts])
      .execute();
}

/** Gives a row back that nothing was tried with, because its webhook is paused; it waits until that goes on. */
export async function holdBack(db: Db, row: { id: number; claimant: number; now: Date }): Promise<void> {
  const { id, claimant, now } = row;
  await sql`
    update outbox o set state = 'pending', claimed_by = null, attempts = attempts - 1,
           not_before = case when w.state = 'paused' then 'infinity' else ${now}::timestamptz end
      from webhook_delivery d, (select id, state from webhook for share) w
     where o.id = ${id} and o.claimed_by = ${claimant} and o.state = 'sending'
       and d.outbox_id = o.id and w.id = d.webhook_id`.execute(db);
}
