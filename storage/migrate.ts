import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from './database.ts';
import { syncKindChecks } from './kind-checks.ts';
import * as initial from './migrations/001-initial.ts';
import * as policyValue from './migrations/002-policy-value.ts';
import * as drafting from './migrations/003-drafting.ts';
import * as agreement from './migrations/004-agreement.ts';
import * as remindersAndCalendar from './migrations/005-reminders-and-calendar.ts';
import * as concerns from './migrations/007-concerns.ts';
import * as inbound from './migrations/007-inbound.ts';
import * as checkIns from './migrations/008-check-ins.ts';
import * as holdTask from './migrations/009-hold-task.ts';
import * as signIn from './migrations/010-sign-in.ts';
import * as scoring from './migrations/011-scoring.ts';
import * as presence from './migrations/012-presence.ts';
import * as joining from './migrations/012b-joining.ts';
import * as proposals from './migrations/014-proposals.ts';
import * as cards from './migrations/015-cards.ts';
import * as access from './migrations/016-access.ts';
import * as pilots from './migrations/017-pilots.ts';
import * as preparers from './migrations/018-preparers.ts';
import * as keptPeopleFiles from './migrations/019-kept-people-files.ts';
import * as whoMadeACard from './migrations/020-who-made-a-card.ts';
import * as cyclePolicies from './migrations/021-cycle-policies.ts';
import * as rehearsals from './migrations/022-rehearsals.ts';
import * as peopleColumns from './migrations/022b-people-columns.ts';
import * as signOffs from './migrations/023-sign-offs.ts';
import * as retention from './migrations/024-retention.ts';
import * as webhooks from './migrations/025-webhooks.ts';
import * as mailPace from './migrations/026-mail-pace.ts';
import * as whoEnteredAScore from './migrations/027-who-entered-a-score.ts';
import * as departmentsMerged from './migrations/028-departments-merged.ts';
import * as counting from './migrations/029-counting.ts';
import * as traceparent from './migrations/030-traceparent.ts';
import * as champions from './migrations/031-champions.ts';
import * as reorganisations from './migrations/031b-reorganisations.ts';
import * as unsentNotices from './migrations/032-unsent-notices.ts';

const MIGRATIONS: Record<string, Migration> = {
  '001-initial': initial,
  '002-policy-value': policyValue,
  '003-drafting': drafting,
  '004-agreement': agreement,
  '005-reminders-and-calendar': remindersAndCalendar,
  '007-inbound': inbound,
  '007-concerns': concerns,
  '008-check-ins': checkIns,
  '009-hold-task': holdTask,
  '010-sign-in': signIn,
  '011-scoring': scoring,
  '012-presence': presence,
  '012b-joining': joining,
  '014-proposals': proposals,
  '015-cards': cards,
  '016-access': access,
  '017-pilots': pilots,
  '018-preparers': preparers,
  '019-kept-people-files': keptPeopleFiles,
  '020-who-made-a-card': whoMadeACard,
  '021-cycle-policies': cyclePolicies,
  '022-rehearsals': rehearsals,
  '022b-people-columns': peopleColumns,
  '023-sign-offs': signOffs,
  '024-retention': retention,
  '025-webhooks': webhooks,
  '026-mail-pace': mailPace,
  '027-who-entered-a-score': whoEnteredAScore,
  '028-departments-merged': departmentsMerged,
  '029-counting': counting,
  '030-traceparent': traceparent,
  '031-champions': champions,
  '031b-reorganisations': reorganisations,
  '032-unsent-notices': unsentNotices,
};

/** Any number works as long as everything that migrates uses the same one. */
const MIGRATION_LOCK = 7_310_001;

/**
 * Brings the schema up to date; safe to call from several processes at once, only one works at a time.
 *
 * @param db the database to migrate.
 * @throws the error of the migration that failed; what it had done is rolled back.
 */
export async function migrateToLatest(db: Db): Promise<void> {
  // The migrator and its tables know nothing of camelCase columns.
  const plain = db.withoutPlugins() as unknown as Kysely<unknown>;
  await plain.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: async () => MIGRATIONS },
        // Numbers are given out when work begins, not when it lands: one may arrive after a later one has run.
        allowUnorderedMigrations: true,
      });
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
      await syncKindChecks(connection);
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
    }
  });
}
