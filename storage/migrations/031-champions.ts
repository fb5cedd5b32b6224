import { type Kysely, sql } from 'kysely';

/** Champions say yes or no themselves, cycles know the pilot they roll out, and decisions of sponsors are reminded of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table champion add column answer text, add column answered_at timestamptz`,
  // From here on its settings come, and its departments' champions.
  `alter table cycle add column follows_id uuid references cycle`,
  `alter table charter add column chase_at timestamptz`,
  // Decisions that wait already are looked after from now on.
  `update charter c set chase_at = asked_at where asked_at is not null and exists (
     select 1 from task t join phase_run r on r.id = t.phase_run_id
      where r.cycle_id = c.cycle_id and t.kind = 'pilot-decision' and t.state = 'open')`,
  `create index charter_chased on charter (chase_at) where chase_at is not null`,
];
