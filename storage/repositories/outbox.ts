import { type RawBuilder, sql } from 'kysely';
import type { OutboxKind } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { PLANNED_ANEW } from '../preparing-client.ts';
import type { OutboxPayload } from '../schema.ts';

export interface NewOutboxRow {
  kind: OutboxKind;
  /** Natural unique key: enqueueing it again changes nothing (D6). */
  key: string;
  cycleId?: string | null | undefined;
  payload: OutboxPayload;
  notBefore: Date;
  /** Lower goes first; 5 when left out. */
  priority?: number | undefined;
  createdAt: Date;
}

/** A row taken for sending; nobody else takes it while its claimant's session lives. */
export interface ClaimedRow {
  id: number;
  kind: OutboxKind;
  key: string;
  cycleId: string | null;
  payload: OutboxPayload;
  /** This attempt included. */
  attempts: number;
  /** A claim on it was lost before, so it may have gone out already; `markBegun` comes before sending it again. */
  lostBefore?: boolean;
  /** The trace in which it was caused; null where nobody collects traces. */
  traceparent?: string | null;
}

/** Written to `last_error` when a claim's owner died: whether it had gone out is not known. */
const ORPHANED = 'claim lost';
/** Written before it is sent once more. */
const BEGUN = `${ORPHANED}, sent once more`;

/** Puts rows into the outbox inside the transaction that caused them, any number in one statement. */
export async function enqueue(trx: Trx, rows: readonly NewOutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map((row) => ({
      kind: row.kind,
      key: row.key,
      cycle_id: row.cycleId ?? null,
      payload: row.payload,
      not_before: row.notBefore,
      priority: row.priority ?? 5,
      created_at: row.createdAt,
    })),
  );
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at)
    select kind, key, cycle_id, payload, not_before, priority, created_at
      from jsonb_to_recordset(${json}::jsonb) as x(kind text, key text, cycle_id uuid, payload jsonb,
             not_before timestamptz, priority integer, created_at timestamptz)
        on conflict (key) do nothing`.execute(trx);
}

/**
 * Takes what is due, fewest attempts first, in one short transaction; sending happens outside of it.
 *
 * @param from.claimant number of a living claimant (see `claimant.ts`).
 * @returns at most `limit` rows, first due first.
 */
export async function claim(from: {
  db: Db;
  kinds: readonly OutboxKind[];
  claimant: number;
  limit: number;
  now: Date;
}): Promise<ClaimedRow[]> {
  const [kind, ...others] = from.kinds;
  // One kind is read off the index in its order; asked for a list, the database would sort all that waits, each time.
  const ofKind = others.length > 0 ? sql`kind = any(${[...from.kinds]})` : sql`kind = ${kind}`;
  // By their place on disk: a plan made while the table was small would look for each of them from its beginning.
  return take(
    from,
    sql`ctid = any(array(
             select ctid from outbox where state = 'pending' and ${ofKind} and not_before <= ${from.now}
              order by attempts, priority, id limit ${from.limit} for update skip locked))`,
  );
}

/** @param which tells the rows, which must be locked and pending. @returns them, claimed, first due first. */
export async function take(
  from: { db: Db | Trx; claimant: number },
  which: RawBuilder<unknown>,
): Promise<ClaimedRow[]> {
  const { rows } = await sql<ClaimedRow & { priority: number }>`${sql.raw(PLANNED_ANEW)}
    update outbox set state = 'sending', claimed_by = ${from.claimant}, attempts = attempts + 1
     where ${which}
    returning id, kind, key, cycle_id, payload, attempts, priority, traceparent,
              coalesce(last_error like ${`${ORPHANED}%`}, false) as lost_before`.execute(from.db);
  return rows.sort((a, b) => a.attempts - b.attempts || a.priority - b.priority || a.id - b.id);
}

/**
 * Notes that mails whose claim was lost before are being sent once more: losing this claim too parks them. Of a claim that
 * is lost most rows have never left; without this note two crashes would park them all.
 *
 * @returns how many were noted; those that are missing are no longer the claimant's to send.
 */
export async function markBegun(what: { db: Db; ids: readonly number[]; claimant: number }): Promise<number> {
  if (what.ids.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update outbox set last_error = ${BEGUN}
     where id = any(${[...what.ids]}) and claimed_by = ${what.claimant} and state = 'sending'`.execute(
    what.db,
  );
  return Number(numAffectedRows ?? 0);
}

/** Marks claimed rows as gone out; a mail's state follows. Rows claimed by someone else stay as they are. */
export async function markSent(what: {
  db: Db;
  ids: readonly number[];
  claimant: number;
  now: Date;
}): Promise<void> {
  if (what.ids.length === 0) return;
  await sql`
    with settled as (
      update outbox set state = 'sent', settled_at = ${what.now}, claimed_by = null, last_error = null
       where id = any(${[...what.ids]}) and claimed_by = ${what.claimant} and state = 'sending'
      returning kind, payload)
    update mail set state = 'sent', sent_at = ${what.now}
      from settled where settled.kind = 'mail' and mail.id = (settled.payload->>'mailId')::uuid`.execute(
    what.db,
  );
}

/** Gives rows back that certainly did not go out; they are due again at `notBefore`. */
export async function retryLater(what: {
  db: Db;
  rows: ReadonlyArray<{ id: number; error: string; notBefore: Date }>;
  claimant: number;
}): Promise<void> {
  if (what.rows.length === 0) return;
  const json = JSON.stringify(
    what.rows.map(({ id, error, notBefore }) => ({ id, error, not_before: notBefore })),
  );
  await sql`
    update outbox o set state = 'pending', claimed_by = null, not_before = x.not_before,
           last_error = case when o.last_error like ${`${ORPHANED}%`} then ${`${ORPHANED}; `} else '' end || x.error
      from jsonb_to_recordset(${json}::jsonb) as x(id bigint, error text, not_before timestamptz)
     where o.id = x.id and o.claimed_by = ${what.claimant} and o.state = 'sending'`.execute(what.db);
}

/**
 * Settles mails of which nobody knows whether they went out: the first time they are due again, the second time they are
 * parked as `unknown` (see `recoverOrphans`).
 */
export async function markUncertain(what: {
  db: Db;
  rows: ReadonlyArray<{ id: number; error: string; notBefore: Date }>;
  claimant: number;
  now: Date;
}): Promise<void> {
  if (what.rows.length === 0) return;
  const json = JSON.stringify(
    what.rows.map(({ id, error, notBefore }) => ({
      id,
      error: `${ORPHANED}: ${error}`,
      not_before: notBefore,
    })),
  );
  await sql`
    with settled as (
      update outbox o set claimed_by = null, not_before = x.not_before, last_error = x.error,
             state = case when o.last_error like ${`${ORPHANED}%`} then 'unknown' else 'pending' end,
             settled_at = case when o.last_error like ${`${ORPHANED}%`} then ${what.now}::timestamptz end
        from jsonb_to_recordset(${json}::jsonb) as x(id bigint, error text, not_before timestamptz)
       where o.id = x.id and o.claimed_by = ${what.claimant} and o.state = 'sending'
      returning o.state, o.payload)
    update mail set state = 'unknown'
      from settled where settled.state = 'unknown' and mail.id = (settled.payload->>'mailId')::uuid`.execute(
    what.db,
  );
}

/** Gives rows up for good: they were refused in a way that no repetition changes. */
export async function markFailed(what: {
  db: Db;
  rows: ReadonlyArray<{ id: number; error: string }>;
  claimant: number;
  now: Date;
}): Promise<void> {
  if (what.rows.length === 0) return;
  await sql`
    with settled as (
      update outbox o set state = 'failed', settled_at = ${what.now}, claimed_by = null, last_error = x.error
        from jsonb_to_recordset(${JSON.stringify(what.rows)}::jsonb) as x(id bigint, error text)
       where o.id = x.id and o.claimed_by = ${what.claimant} and o.state = 'sending'
      returning o.kind, o.payload)
    update mail set state = 'failed'
      from settled where settled.kind = 'mail' and mail.id = (settled.payload->>'mailId')::uuid`.execute(
    what.db,
  );
}

/**
 * Frees what was claimed by sessions that are gone. A mail whose claim died before and that was being sent once more is
 * parked as `unknown`: sending it again might be the third copy (design, section 6). Signals and starts are harmless to
 * repeat.
 *
 * @returns how many rows are due again and how many were parked.
 */
export async function recoverOrphans(what: {
  db: Db;
  now: Date;
}): Promise<{ freed: number; parked: number }> {
  const { rows } = await sql<{ freed: number; parked: number }>`
    with living as (
      select objid::bigint as claimant from pg_locks
       where locktype = 'advisory' and classid = 77 and objsubid = 2 and granted
         and database = (select oid from pg_database where datname = current_database())),
    recovered as (
      update outbox set claimed_by = null,
             state = case when kind = 'mail' and last_error = ${BEGUN} then 'unknown' else 'pending' end,
             settled_at = case when kind = 'mail' and last_error = ${BEGUN} then ${what.now}::timestamptz end,
             last_error = ${ORPHANED}
       where state = 'sending' and claimed_by not in (select claimant from living)
      returning kind, state, payload),
    parked as (
      update mail set state = 'unknown' from recovered
       where recovered.state = 'unknown' and mail.id = (recovered.payload->>'mailId')::uuid)
    select count(*) filter (where state = 'pending')::int as freed,
           count(*) filter (where state = 'unknown')::int as parked from recovered`.execute(what.db);
  return rows[0] ?? { freed: 0, parked: 0 };
}

/** @returns how many rows of these kinds wait or are being sent. */
export async function countUnsettled(db: Db | Trx, kinds: readonly OutboxKind[]): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('kind', 'in', [...kinds])
    .where('state', 'in', ['pending', 'sending'])
    .executeTakeFirstOrThrow();
  return n;
}
