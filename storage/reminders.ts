import { sql } from 'kysely';
import type { PersonState } from '#domain/kinds.ts';
import type { Db } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';

export interface ReminderChoice {
  name: string;
  locale: string;
  state: PersonState;
  /** Whether the person wants reminders; so does whoever never said. */
  wanted: boolean;
}

/** @returns what a person chose, or undefined when there is no such person. */
export async function readReminderChoice(db: Db, personId: string): Promise<ReminderChoice | undefined> {
  const { rows } = await sql<ReminderChoice>`
    select p.name, p.locale, p.state, coalesce(c.wanted, true) as wanted
      from person p left join reminder_choice c on c.person_id = p.id where p.id = ${personId}`.execute(db);
  return rows[0];
}

/** Keeps what a person chose; choosing the same again changes nothing and is not recorded twice. */
export async function chooseReminders(
  { db, clock }: StoreDeps,
  { personId, wanted }: { personId: string; wanted: boolean },
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    // Whoever never said is reminded, so the first "yes" is no change either.
    const changed = await sql`
      insert into reminder_choice as c (person_id, wanted, chosen_at)
      select ${personId}, ${wanted}, ${now}
       where not ${wanted} or exists (select 1 from reminder_choice where person_id = ${personId})
      on conflict (person_id) do update set wanted = excluded.wanted, chosen_at = excluded.chosen_at
        where c.wanted <> excluded.wanted`.execute(trx);
    if (!changed.numAffectedRows) return;
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: personId,
        action: wanted ? 'reminders.on' : 'reminders.off',
        entityKind: 'person',
        entityId: personId,
      },
    ]);
  });
}
