import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { rehearse } from '#rehearsal/rehearse.ts';
import { companyCsv, departmentName } from './company.ts';
import { measure } from './cpu.ts';
import type { BenchResult } from './result.ts';

const PEOPLE = 1_000;
const COHORTS = 30;
/** In every third department people have goals of their own and check in each week; elsewhere its lead does. */
const INDIVIDUAL_EVERY = 3;
const GOAL_SECONDS = 60;

/** B5: a whole quarter of a company, its people acting through the pages, against the time a quarter takes. */
export async function benchRehearsal(temporalBinary: string): Promise<BenchResult> {
  const { value: played, cost } = await measure(() =>
    rehearse(
      {
        temporalBinary,
        seed: 7,
        people: companyCsv({ people: PEOPLE, cohorts: COHORTS, places: 3 }),
        departments: [],
        prepare: async ({ db }) => {
          const names = Array.from({ length: COHORTS }, (_, number) => departmentName(number));
          const individual = names.filter((_, number) => number % INDIVIDUAL_EVERY === 0);
          await sql`insert into policy (key, department_id, value)
            select 'individual-okrs', id, 'true' from department where name = any(${individual})`.execute(db);
        },
      },
      systemClock().now(),
    ),
  );
  try {
    const { summary, mails, faults } = played;
    const tasks = Object.values(summary.tasksByKindAndEndState);
    const pressed = tasks.reduce((sum, states) => sum + (states.done ?? 0), 0);
    const all = tasks.flatMap(Object.values).reduce((sum: number, count: number) => sum + count, 0);
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from max(at) - min(at))::float8 as seconds from audit_event`.execute(played.db);
    const simulated = rows[0]?.seconds ?? 0;
    return {
      value: cost.wall,
      baseline: simulated,
      ratio: simulated / cost.wall,
      goal: `< ${GOAL_SECONDS} s; the baseline is the time that was played`,
      met: cost.wall < GOAL_SECONDS && faults.length === 0 && summary.finalPhase === 'closed',
      unit: 's',
      notes: {
        'people, cohorts': `${summary.people}, ${summary.cohorts}`,
        'tasks, of them ended by a press': `${all}, ${pressed}`,
        mails: mails.length,
        'presses per second': pressed / cost.wall,
        'ended in': summary.finalPhase,
        faults: faults.length === 0 ? 'none' : `${faults.length}, such as: ${faults[0]}`,
        'CPU seconds': cost.byPart,
      },
    };
  } finally {
    await played.stop();
  }
}
