import { type Kysely, sql } from 'kysely';

/** Who prepares somebody's draft; publishing it stays with its author (R1). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table preparer (
    task_id uuid not null references task,
    person_id uuid not null references person,
    asked_at timestamptz not null,
    ready_at timestamptz,
    ended_at timestamptz,
    primary key (task_id, person_id)
  )`,
  `create index preparer_person on preparer (person_id)`,
];
