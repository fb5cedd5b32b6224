import { sql } from 'kysely';
import { settableClock } from '#domain/clock.ts';
import type { Db } from '#storage/database.ts';
import { launchCycle } from '#storage/launch.ts';
import { departmentsAndPeople, goalsAndTasks, whatWasSent } from './running-cycle-sql.ts';

/** When the cycle was launched, and the Monday morning of its tenth week on which somebody looks at it. */
const LAUNCHED_AT = new Date('2026-12-10T08:00:00Z');
export const LOOKED_AT_AT = new Date('2027-03-08T07:30:00Z');
const PERIOD = '2027-Q1';
/** The last week that was asked about; some of its check-ins are late. */
const WEEKS = 9;

/** How large the generated cycle became, for the record of a benchmark. */
export interface GeneratedCycle {
  cycleId: string;
  rows: {
    people: number;
    departments: number;
    tasks: number;
    keyResults: number;
    checkIns: number;
    mails: number;
  };
}

/**
 * Fills an empty, migrated database with a company-wide cycle in its tenth week: departments in three levels with a hundred
 * people in each of the lowest, a plan drawn by the real launch, and what people would have done since. A third of the
 * departments have goals of their own for everybody, elsewhere their lead alone has.
 *
 * @param db of a superuser: bulk loading leaves out the checks that each row would need by itself.
 */
export async function generateRunningCycle(db: Db, people: number): Promise<GeneratedCycle> {
  await inBulk(db, departmentsAndPeople({ people, at: LAUNCHED_AT }));
  await sql`analyze department, person`.execute(db);
  const { cycleId } = await launchCycle(
    { db, clock: settableClock(LAUNCHED_AT) },
    { period: PERIOD, departments: [], actor: { kind: 'hr-ops', label: 'benchmark' } },
  );
  await sql`analyze cohort, phase_run, member`.execute(db);
  await inBulk(db, [
    ...goalsAndTasks({ cycleId, weeks: WEEKS, now: LOOKED_AT_AT }),
    ...whatWasSent({ cycleId, weeks: WEEKS, now: LOOKED_AT_AT }),
  ]);
  await sql`vacuum analyze`.execute(db);
  const { rows } = await sql<GeneratedCycle['rows']>`
    select (select count(*) from person) as people, (select count(*) from department) as departments,
           (select count(*) from task) as tasks, (select count(*) from key_result) as key_results,
           (select count(*) from check_in) as check_ins, (select count(*) from mail) as mails`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error('a select without from has one row');
  return { cycleId, rows: counted };
}

/** Foreign keys are not checked meanwhile: the rows come from tables that are there. */
async function inBulk(db: Db, statements: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });
}
