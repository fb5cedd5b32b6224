import { type Kysely, sql } from 'kysely';

/** Who wants no reminders, and the calendar entries that were frozen with a mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reminder_choice (
      person_id uuid primary key references person,
      wanted boolean not null,
      chosen_at timestamptz not null
    )`.execute(db);
  await sql`alter table mail add column calendar text`.execute(db);
}
