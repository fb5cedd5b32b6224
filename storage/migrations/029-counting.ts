import { type Kysely, sql } from 'kysely';

/** A cycle's page counts tasks and mails and looks for blocked goals; these indexes hold all that it needs of the wide rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'create index task_counted on task (phase_run_id, kind, state, due_at)',
  'create index mail_counted on mail (cycle_ids, state, sent_at)',
  `create index check_in_blocked on check_in (key_result_id, week) where blocker <> ''`,
];
