import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import type { Db } from '#storage/database.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type LaunchResult, launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { DEMO_NOTE, DEMO_PILOT } from '../demo/company.ts';
import { loadDemoCompany } from '../demo/load.ts';
import { describeProblems, type PeopleFile } from './people-file.ts';
import { StartError } from './start-error.ts';

/** What a start found, or made of an empty database. */
export type FirstLaunch =
  | { kind: 'goes-on'; origin: Origin }
  /** People, but not brought by a start, and no cycle: launching is not ours to decide. */
  | { kind: 'people-only' }
  | {
      kind: 'launched';
      origin: 'demo' | 'own';
      people: number;
      departments: readonly string[];
      cycle: LaunchResult;
    };

/** Where the first people came from: the demo company, the file of an earlier start, or another way. */
type Origin = 'demo' | 'own' | 'elsewhere' | undefined;

const DEMO_LABEL = 'demo company';
const ACTOR = { kind: 'hr-ops', label: 'npm start' } as const;

/**
 * Gives an empty database people and a pilot, once: with a cycle, whatever became of it, nothing is done. People and launch
 * are two transactions; a start that was killed between them is completed by the next, since the audit trail says who
 * brought the people.
 * @throws StartError when a people file meets other people or has a problem; nothing is written then.
 */
export async function ensureFirstLaunch(
  deps: StoreDeps,
  request: { people: PeopleFile | undefined; undoMinutes: number | null },
): Promise<FirstLaunch> {
  const { cycles, origin } = await readState(deps.db);
  if (request.people && (origin === 'demo' || origin === 'elsewhere')) throw othersAreHere(origin);
  if (cycles > 0) return { kind: 'goes-on', origin };
  if (origin === 'elsewhere') return { kind: 'people-only' };
  const isDemo = origin === 'demo' || (origin === undefined && !request.people);
  if (isDemo) await loadDemoCompany(deps);
  else if (request.people) await importOwn(deps, request.people);
  const departments = isDemo ? DEMO_PILOT : await firstTwoDepartments(deps.db);
  const now = deps.clock.now();
  const cycle = await launchCycle(deps, {
    period: nextPeriod(quarterAt(localDate(now, Intl.DateTimeFormat().resolvedOptions().timeZone))).name,
    departments,
    start: 'now',
    ...(isDemo ? { note: DEMO_NOTE } : {}),
    actor: ACTOR,
    ...(request.undoMinutes === null ? {} : { undoMinutes: request.undoMinutes }),
  });
  const { people } = await readState(deps.db);
  return { kind: 'launched', origin: isDemo ? 'demo' : 'own', people, departments, cycle };
}

async function readState(db: Db): Promise<{ people: number; cycles: number; origin: Origin }> {
  const { rows } = await sql<{ people: number; cycles: number; by: string | null }>`
    select (select count(*)::int from person) as people, (select count(*)::int from cycle) as cycles,
           (select detail->>'by' from audit_event where action = 'people.imported' order by id limit 1) as by`.execute(
    db,
  );
  const { people = 0, cycles = 0, by = null } = rows[0] ?? {};
  if (people === 0) return { people, cycles, origin: undefined };
  return { people, cycles, origin: by === DEMO_LABEL ? 'demo' : by === ACTOR.label ? 'own' : 'elsewhere' };
}

async function importOwn(deps: StoreDeps, { name, bytes }: PeopleFile): Promise<void> {
  const report = await importPeople(deps, { bytes, actor: ACTOR });
  if (!report.written) throw new StartError(describeProblems(name, report));
}

/** The first department with people, and the next one that is not below it: a launch takes what is below along. */
async function firstTwoDepartments(db: Db): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select path from department d
     where exists (select 1 from person p where p.department_id = d.id and p.state <> 'left') order by path`.execute(
    db,
  );
  const [first, ...others] = rows.map(({ path }) => path);
  if (first === undefined) throw new StartError('Nobody in the people file is still in the company.');
  const second = others.find((path) => !path.startsWith(`${first} / `));
  return second === undefined ? [first] : [first, second];
}

function othersAreHere(origin: 'demo' | 'elsewhere'): StartError {
  const who = origin === 'demo' ? 'the demo company' : 'other people';
  return new StartError(
    `This Quarterdeck already holds ${who}, and --people is for the first start: delete its .quarterdeck folder to begin anew, set QUARTERDECK_DATA_DIR to another folder, or start without it and run npm run okr -- people import FILE.`,
  );
}
