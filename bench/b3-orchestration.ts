import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { addDays } from '#domain/calendar.ts';
import { settableClock } from '#domain/clock.ts';
import { parsePeriod } from '#domain/period.ts';
import { planCohort } from '#domain/plan.ts';
import { startEngine } from '#rehearsal/engine.ts';
import { summarise } from '#rehearsal/summary.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { bundlePersonWorkflow, runPerPerson } from './baselines/run-per-person.ts';
import { companyCsv } from './company.ts';
import { type Cost, measure } from './cpu.ts';
import { type BenchResult, figure } from './result.ts';
import { type Scratch, startScratch } from './scratch.ts';

const PEOPLE = 10_000;
const COHORTS = 100;
const PERIOD = '2031-Q1';
const LAUNCHED_AT = new Date('2030-12-02T08:00:00Z');
/** A workflow per person costs the same for each of them, so a few hundred tell what ten thousand would take. */
const BASELINE_PEOPLE = [250, 500] as const;
const MOST_ACTIONS = 3;
const LEAST_RATIO = 20;

/** B3: what a quarter's order, timers and deadlines cost, against a workflow per person with the same steps. */
export async function benchOrchestration(temporalBinary: string): Promise<BenchResult> {
  const { cost, actionsPerPerson, finalPhase } = await withScratch(temporalBinary, playSilentQuarter);
  const waitsMs = waitsOfPlan();
  const [few, many] = await withScratch(temporalBinary, async (scratch) => {
    const bundle = await bundlePersonWorkflow();
    return [
      await runPerPerson(scratch, bundle, { people: BASELINE_PEOPLE[0], waitsMs }),
      await runPerPerson(scratch, bundle, { people: BASELINE_PEOPLE[1], waitsMs }),
    ] as const;
  });
  const value = (spent(cost) / PEOPLE) * 1000;
  const baseline = (spent(many) / BASELINE_PEOPLE[1]) * 1000;
  const ratio = baseline / value;
  return {
    value,
    baseline,
    ratio,
    goal: `≥ ${LEAST_RATIO} × less than a workflow per person, ≤ ${MOST_ACTIONS} actions`,
    met: ratio >= LEAST_RATIO && actionsPerPerson <= MOST_ACTIONS && finalPhase === 'closed',
    unit: cost.cpu === undefined ? 'ms per person and quarter' : 'CPU ms per person and quarter',
    notes: {
      'Temporal actions per person and quarter': actionsPerPerson,
      'actions of the baseline per person':
        1 + waitsMs.length + waitsMs.filter((waitMs) => waitMs > 0).length,
      'ended in': finalPhase,
      'wall seconds': cost.wall,
      'CPU seconds': cost.byPart,
      'CPU seconds of the baseline': many.byPart,
      [`CPU ms per person with ${BASELINE_PEOPLE.join(' and ')} people`]: [few, many]
        .map((each, index) => figure((spent(each) / (BASELINE_PEOPLE[index] ?? 1)) * 1000))
        .join(' and '),
    },
  };
}

async function playSilentQuarter(scratch: Scratch) {
  const { db, databaseUrl, temporalAddress } = scratch;
  const clock = settableClock(LAUNCHED_AT);
  const actor = { kind: 'hr-ops', label: 'benchmark' } as const;
  await importPeople({ db, clock }, { bytes: companyCsv({ people: PEOPLE, cohorts: COHORTS }), actor });
  await sql`analyze person, department`.execute(db);
  const bundle = await bundleWorkflows();
  const taskQueue = 'bench';
  const engine = await startEngine({ db, databaseUrl, clock, temporalAddress, taskQueue, bundle });
  try {
    const { value: cycleId, cost } = await measure(async () => {
      const launched = await launchCycle({ db, clock }, { period: PERIOD, departments: [], actor });
      const end = addDays(parsePeriod(PERIOD).endsOn, 45);
      await engine.playUntil(new Date(`${end}T00:00:00Z`));
      return launched.cycleId;
    });
    const connection = await Connection.connect({ address: temporalAddress });
    const client = new Client({ connection });
    const summary = await summarise({ db, clock }, { cycleId, client, wallSeconds: cost.wall });
    await connection.close();
    return { cost, actionsPerPerson: summary.temporalActionsPerPerson, finalPhase: summary.finalPhase };
  } finally {
    await engine.stop();
  }
}

/** What a person waits from one step of the plan to the next; steps at the same moment share a timer. */
function waitsOfPlan(): number[] {
  const place = { timeZone: 'Europe/Berlin', country: 'DE' };
  const period = parsePeriod(PERIOD);
  const plan = planCohort({ period, place, announceOn: addDays(period.startsOn, -21) });
  const moments = plan
    .flatMap(({ steps }) => steps.map(({ dueAt }) => dueAt.getTime()))
    .sort((a, b) => a - b);
  return moments.map((moment, index) => moment - (moments[index - 1] ?? LAUNCHED_AT.getTime()));
}

async function withScratch<T>(temporalBinary: string, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const scratch = await startScratch(temporalBinary);
  try {
    return await work(scratch);
  } finally {
    await scratch.stop();
  }
}

function spent({ cpu, wall }: Cost): number {
  return cpu ?? wall;
}
