import { type Kysely, sql } from 'kysely';

/** Who joined a cycle that was under way, and what their manager chose for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table joiner (
      cycle_id uuid not null references cycle,
      person_id uuid not null references person,
      phase_run_id uuid references phase_run,
      joined_at timestamptz not null,
      task_id uuid references task,
      choice text,
      okr_set_id uuid references okr_set,
      settled_at timestamptz,
      primary key (cycle_id, person_id)
    )`.execute(db);
  await sql`create index joiner_unsettled on joiner (task_id) where settled_at is null`.execute(db);
}
