import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table proposal (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    department_id uuid not null references department,
    person_id uuid not null references person,
    title text not null,
    why text not null default '',
    proposed_at timestamptz not null,
    answer text,
    words text not null default '',
    answered_by uuid references person,
    answered_at timestamptz
  )`,
  `create index proposal_department on proposal (cycle_id, department_id)`,
  `create index proposal_person on proposal (person_id)`,
];

/** Goals that people propose for their department, and what its lead said to them (R2). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
