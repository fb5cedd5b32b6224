import { type Kysely, sql } from 'kysely';

/** Departments that merge or split: what was asked for, until when it can be taken back, and what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // `request`: as it was asked, until it is carried out or taken back; it names people.
  `create table reorganisation (
    id uuid primary key default uuidv7(),
    kind text not null,
    from_path text not null,
    into_path text not null,
    into_id uuid references department,
    goals text,
    request jsonb not null default '{}',
    asked_by_id uuid references person,
    actor_kind text not null,
    actor_label text not null,
    asked_at timestamptz not null,
    final_at timestamptz not null,
    done_at timestamptz,
    taken_back_at timestamptz,
    refused text
  )`,
  `create index reorganisation_waiting on reorganisation (final_at) where done_at is null and taken_back_at is null and refused is null`,
];
