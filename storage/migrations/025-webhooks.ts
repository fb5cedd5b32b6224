import { type Kysely, sql } from 'kysely';

/** Systems that are told of events, what they are told, and how each attempt ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Secrets are computed from the key of that name: none is stored.
  `create table webhook (
    id uuid primary key default uuidv7(),
    url text not null,
    events text[] not null,
    state text not null default 'active',
    key_id text not null,
    version integer not null default 1,
    old_key_id text,
    old_until timestamptz,
    created_at timestamptz not null
  )`,

  // The body is what is signed, byte for byte; it goes to each webhook that asked for such events.
  `create table webhook_event (
    id uuid primary key default uuidv7(),
    key text not null unique,
    type text not null,
    cycle_id uuid references cycle,
    at timestamptz not null,
    body text not null
  )`,

  // What becomes of it is the state of its row in the outbox.
  `create table webhook_delivery (
    webhook_id uuid not null references webhook,
    event_id uuid not null references webhook_event,
    outbox_id bigint not null references outbox,
    primary key (webhook_id, event_id)
  )`,
  `create index webhook_delivery_outbox on webhook_delivery (outbox_id)`,

  `create table webhook_attempt (
    id bigint generated always as identity primary key,
    webhook_id uuid not null references webhook,
    event_id uuid not null references webhook_event,
    at timestamptz not null,
    status integer,
    problem text,
    took_ms integer not null
  )`,
  `create index webhook_attempt_delivery on webhook_attempt (webhook_id, event_id, id)`,
];
