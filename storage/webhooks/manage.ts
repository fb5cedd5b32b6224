import { sql } from 'kysely';
import type { LinkKey } from '#domain/action-token.ts';
import { DomainError } from '#domain/errors.ts';
import type { WebhookState } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import { isUuid } from '#domain/uuid.ts';
import { chosenEvents, unknownEvent, WEBHOOK_EVENTS, type WebhookEvent } from '#domain/webhooks/events.ts';
import { OLD_SECRET_MS, webhookSecret } from '#domain/webhooks/secret.ts';
import { hostOf, readWebhookUrl, type UrlRules } from '#domain/webhooks/url.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { publishTest } from './publish.ts';

/** Why deliveries to a removed webhook did not leave; nobody has to look after them. */
export const REMOVED = 'the webhook was removed';

/** More would be a mistake of a program, and each of them is asked with every event. */
const MOST = 20;

/** What managing webhooks needs beside the store. */
export interface WebhookDeps extends StoreDeps {
  /** From the first of them secrets are computed. */
  linkKeys: readonly LinkKey[];
  rules: UrlRules;
}

/** A webhook as it was made, with its secret, which is shown this once. */
export interface MadeWebhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  secret: string;
}

/**
 * Subscribes a system to events. The same address with the same events again changes nothing, but shows a secret only once.
 *
 * @throws DomainError naming field, value and remedy.
 */
export async function addWebhook(
  deps: WebhookDeps,
  asked: { url: string; events: readonly string[]; actor: Actor },
): Promise<MadeWebhook> {
  const { db, clock, rules } = deps;
  const url = readWebhookUrl(asked.url, rules);
  const events = readEvents(asked.events);
  const keyId = signingKey(deps);
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    // One after the other: the address and the number are asked below.
    await sql`lock table webhook in share row exclusive mode`.execute(trx);
    const present = await trx.selectFrom('webhook').select('url').where('state', '<>', 'removed').execute();
    if (present.some((each) => each.url === url)) throw sameAddress(url);
    if (present.length >= MOST) throw tooMany();
    const { id } = await trx
      .insertInto('webhook')
      .values({ url, events, keyId, oldKeyId: null, oldUntil: null, createdAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(trx, {
      ...{ id, url, now, actor: asked.actor },
      verb: 'added',
      detail: { events: events.join(' ') },
    });
    return { id, url, events, secret: secretOf(deps, { webhookId: id, version: 1, keyId }) };
  });
}

/** Gives a new secret; the former one signs beside it for a day. @returns it, to be shown once. */
export async function rotateSecret(
  deps: WebhookDeps,
  { id, actor }: { id: string; actor: Actor },
): Promise<MadeWebhook> {
  const keyId = signingKey(deps);
  return withWebhook(deps, id, async (trx, { url, events, keyId: oldKeyId, version }, now) => {
    const oldUntil = new Date(now.getTime() + OLD_SECRET_MS);
    await trx
      .updateTable('webhook')
      .set({ keyId, version: version + 1, oldKeyId, oldUntil })
      .where('id', '=', id)
      .execute();
    await record(trx, { ...{ id, url, now, actor }, verb: 'secret-changed' });
    const secret = secretOf(deps, { webhookId: id, version: version + 1, keyId });
    return { id, url, events: chosenEvents(events), secret };
  });
}

/** Lets deliveries wait, or go on; what waits leaves at once. Again, nothing changes. */
export async function setPaused(
  deps: StoreDeps,
  { id, paused, actor }: { id: string; paused: boolean; actor: Actor },
): Promise<void> {
  await withWebhook(deps, id, async (trx, { state, url }, now) => {
    const wanted: WebhookState = paused ? 'paused' : 'active';
    if (state === wanted) return;
    await trx.updateTable('webhook').set({ state: wanted }).where('id', '=', id).execute();
    await sql`update outbox o set not_before = ${paused ? sql`'infinity'` : now} from webhook_delivery d
      where d.webhook_id = ${id} and o.id = d.outbox_id and o.state = 'pending'`.execute(trx);
    await record(trx, { ...{ id, url, now, actor }, verb: paused ? 'paused' : 'resumed' });
  });
}

/** Ends a webhook for good; what waited for it does not leave any more. Again, nothing changes. */
export async function removeWebhook(
  deps: StoreDeps,
  { id, actor }: { id: string; actor: Actor },
): Promise<void> {
  await withWebhook(deps, id, async (trx, { url }, now) => {
    await trx.updateTable('webhook').set({ state: 'removed' }).where('id', '=', id).execute();
    await sql`update outbox o set state = 'failed', settled_at = ${now}, last_error = ${REMOVED} from webhook_delivery d
      where d.webhook_id = ${id} and o.id = d.outbox_id and o.state in ('pending', 'failed')`.execute(trx);
    await record(trx, { ...{ id, url, now, actor }, verb: 'removed' });
  });
}

/** Sends a test event. @throws DomainError while it is paused. */
export async function testWebhook(
  deps: StoreDeps,
  { id, actor }: { id: string; actor: Actor },
): Promise<void> {
  await withWebhook(deps, id, async (trx, { url, state }, now) => {
    if (state === 'paused') throw isPaused(id);
    await publishTest(trx, { webhookId: id, now });
    await record(trx, { ...{ id, url, now, actor }, verb: 'tested' });
  });
}

/** Sends an event again, with the same id and body, as if for the first time. While it waits already, nothing changes. */
export async function replayDelivery(
  deps: StoreDeps,
  { id, eventId, actor }: { id: string; eventId: string; actor: Actor },
): Promise<void> {
  await withWebhook(deps, id, async (trx, { url, state }, now) => {
    if (state === 'paused') throw isPaused(id);
    const delivery = isUuid(eventId)
      ? await trx
          .selectFrom('webhookDelivery')
          .select('outboxId')
          .where('webhookId', '=', id)
          .where('eventId', '=', eventId)
          .executeTakeFirst()
      : undefined;
    if (!delivery) throw unknownDelivery(eventId);
    const { rows } = await sql`
      update outbox set state = 'pending', attempts = 0, not_before = ${now}, last_error = null, settled_at = null
       where id = ${delivery.outboxId} and state in ('sent', 'failed') returning id`.execute(trx);
    if (rows.length === 0) return;
    await record(trx, { ...{ id, url, now, actor }, verb: 'replayed', detail: { event: eventId } });
  });
}

async function withWebhook<Result>(
  { db, clock }: StoreDeps,
  id: string,
  work: (
    trx: Trx,
    webhook: { url: string; events: string[]; state: WebhookState; keyId: string; version: number },
    now: Date,
  ) => Promise<Result>,
): Promise<Result> {
  if (!isUuid(id)) throw unknownWebhook(id);
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('webhook')
      .select(['url', 'events', 'state', 'keyId', 'version'])
      .where('id', '=', id)
      .where('state', '<>', 'removed')
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw unknownWebhook(id);
    return work(trx, found, clock.now());
  });
}

/** The trail names the host alone: the rest of an address may open something. */
async function record(
  trx: Trx,
  of: {
    id: string;
    url: string;
    now: Date;
    actor: Actor;
    verb: string;
    detail?: Record<string, string>;
  },
): Promise<void> {
  const { id, url, now, actor, verb, detail } = of;
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: `webhook.${verb}`,
      entityKind: 'webhook',
      entityId: id,
      detail: { host: hostOf(new URL(url)), ...detail, by: actor.label },
    },
  ]);
}

function readEvents(asked: readonly string[]): WebhookEvent[] {
  const unknown = unknownEvent(asked);
  const events = chosenEvents(asked);
  if (unknown === undefined && events.length > 0) return events;
  throw new DomainError({
    code: 'bad-webhook-events',
    message:
      unknown === undefined
        ? 'The webhook is told of nothing so far.'
        : `There is no event "${unknown.slice(0, 80)}".`,
    field: 'events',
    value: unknown?.slice(0, 80) ?? '',
    remedy: `Choose at least one of ${WEBHOOK_EVENTS.join(', ')}.`,
  });
}

function signingKey({ linkKeys }: WebhookDeps): string {
  const [key] = linkKeys;
  if (key) return key.id;
  throw new DomainError({
    code: 'no-link-keys',
    message: 'This console has no keys to make secrets from.',
    remedy: 'Set LINK_KEYS for the console as for the other services.',
    kind: 'conflict',
  });
}

function secretOf(
  { linkKeys }: WebhookDeps,
  claim: { webhookId: string; version: number; keyId: string },
): string {
  const secret = webhookSecret(linkKeys, claim);
  if (secret === undefined) throw new Error(`no link key ${claim.keyId}`);
  return secret;
}

/** @returns the refusal of an id that no webhook has. */
export function unknownWebhook(id: string): DomainError {
  return new DomainError({
    code: 'unknown-webhook',
    message: 'There is no such webhook.',
    field: 'id',
    value: id.slice(0, 80),
    remedy: 'See the webhooks there are: GET /v1/webhooks.',
    kind: 'not-found',
  });
}

function unknownDelivery(eventId: string): DomainError {
  return new DomainError({
    code: 'unknown-delivery',
    message: 'This webhook was never told of such an event.',
    field: 'event',
    value: eventId.slice(0, 80),
    remedy: 'Take the id of an event from its list of deliveries.',
    kind: 'not-found',
  });
}

function isPaused(id: string): DomainError {
  return new DomainError({
    code: 'webhook-paused',
    message: 'This webhook is paused.',
    field: 'id',
    value: id,
    remedy: 'Let it go on first; what waits leaves then.',
    kind: 'conflict',
  });
}

function sameAddress(url: string): DomainError {
  return new DomainError({
    code: 'webhook-exists',
    message: 'There is a webhook with this address already.',
    field: 'url',
    value: (url.split('?')[0] ?? '').slice(0, 80),
    remedy: 'Change its secret if it was lost, or remove it first.',
    kind: 'conflict',
  });
}

function tooMany(): DomainError {
  return new DomainError({
    code: 'too-many-webhooks',
    message: `There are ${MOST} webhooks already.`,
    remedy: 'Remove one that is not needed any more.',
    kind: 'conflict',
  });
}
