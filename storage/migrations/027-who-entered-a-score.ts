import { type Kysely, sql } from 'kysely';

/**
 * A score is of whoever owns the key result; who entered it in their place stands beside it, as with check-ins. Until now one
 * column said both, so that a person's own score counted as their lead's words.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table score add column entered_by_id uuid references person (id)',
  `update score s set entered_by_id = s.by_person_id, by_person_id = t.person_id
     from task t where t.id = s.task_id and t.person_id <> s.by_person_id`,
  'create index score_entered_by on score (entered_by_id) where entered_by_id is not null',
];
