import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { createChance } from '#rehearsal/people/chance.ts';
import type { Db } from '#storage/database.ts';
import { importPeople } from '#storage/people-import.ts';
import { companyCsv, departmentName } from '../bench/company.ts';
import { listSecrets, readHistories } from './histories.ts';
import { createHrOps, type HrOps } from './hr-ops.ts';
import { judgeApart } from './judge/apart.ts';
import { judgeDoors } from './judge/doors.ts';
import { judgeHistories } from './judge/histories.ts';
import { judgeMails } from './judge/mails.ts';
import { judgeTasks } from './judge/tasks.ts';
import { createReaders, type Readers } from './readers.ts';
import { comeToRest, listLeft } from './rest.ts';
import { blankReport, type RoundReport } from './round-report.ts';
import { drawMishaps, type Mishap, SERVICES } from './schedule.ts';
import { type Sink, startSink } from './sink.ts';
import { type Stage, startStage } from './stage.ts';

export interface RoundOptions {
  seed: number;
  people: number;
  /** How often HR ops go on to the next stage; the fourth time opens check-ins, the fifth closes them. */
  stages: number;
  mishaps: number;
  temporalBinary: string;
  /** Keeps the workers' compiled workflows from one round to the next. */
  cacheDir: string;
  /** What the services inherit. */
  environment: NodeJS.ProcessEnv;
  /** Where the logs go when something broke; otherwise they stay in the temporary folder. */
  logs?: string;
  /** Stops the round, whatever it is at. */
  signal?: AbortSignal;
}

const REST_WITHIN_MS = 180_000;
/** People get so long for a stage, so that a parked mail holds nobody else up. */
const STAGE_MS = { idle: 700, most: 20_000 };
/** A part that is killed again has had so long to come back, so that the kill costs it something. */
const UP_WITHIN_MS = { first: 30_000, again: 4_000 };

/**
 * Plays one round on servers of its own and judges it.
 *
 * @returns what happened; a round that cannot be played to its end shows nothing, so it counts as broken.
 * @throws the signal's reason when it was stopped.
 */
export async function playRound(options: RoundOptions): Promise<RoundReport> {
  const report = blankReport(options);
  const begun = performance.now();
  try {
    await play(options, report);
  } catch (error) {
    options.signal?.throwIfAborted();
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    report.broken.push(`The round could not be played to its end: ${why}`);
  }
  report.seconds = (performance.now() - begun) / 1000;
  return report;
}

/** Writes into the report what is so, also when it fails. */
async function play(options: RoundOptions, report: RoundReport): Promise<void> {
  const { seed, environment, temporalBinary, cacheDir, signal } = options;
  const readers = createReaders(createChance(seed));
  const sink = await startSink(readers.read);
  try {
    const stage = await startStage({ temporalBinary, environment, smtpUrl: sink.url, cacheDir });
    const hrOps = createHrOps(stage.console);
    const mishaps = drawMishaps(seed, options.mishaps);
    let judged = false;
    try {
      await unless(signal, playAndJudge({ options, report, mishaps, readers, sink, stage, hrOps }));
      judged = report.broken.length === 0;
    } finally {
      await readers.stop();
      const services = (of: 'clock' | 'hold') =>
        mishaps.flatMap((mishap) =>
          of === 'clock' && 'clock' in mishap
            ? [mishap.clock]
            : of === 'hold' && 'hold' in mishap
              ? [mishap.hold]
              : [],
        );
      Object.assign(report, {
        kills: countBy(stage.kills.map(({ victim }) => victim)),
        moods: Object.fromEntries(sink.met),
        clocks: countBy(services('clock')),
        held: countBy(services('hold')),
        ended: stage.endedByItself(),
        answers: countBy([...readers.acknowledged.values()]),
        commands: hrOps.commands(),
        unanswered: readers.unanswered(),
      });
      const keep = !judged && signal?.aborted !== true;
      report.logs = (await stage.stop(keep ? { at: options.logs } : undefined)) ?? null;
    }
  } finally {
    await sink.stop();
  }
}

async function playAndJudge(input: {
  options: RoundOptions;
  report: RoundReport;
  mishaps: readonly Mishap[];
  readers: Readers;
  sink: Sink;
  stage: Stage;
  hrOps: HrOps;
}): Promise<void> {
  const { options, report, mishaps, readers, sink, stage, hrOps } = input;
  stage.open();
  await loadCompany(stage.db, options.people);
  // What is killed while it starts for the first time shows little.
  await Promise.all(SERVICES.map((service) => stage.untilUp(service, UP_WITHIN_MS.first)));
  const [cycleIds] = await Promise.all([
    playStages({ stage, readers, hrOps, stages: options.stages }),
    befall(mishaps, { stage, sink, readers }),
  ]);
  const calmAt = performance.now();
  await untilAnswered(stage, readers);
  await readers.stop();
  const { broken } = report;
  broken.push(...(await comeToRest(stage, REST_WITHIN_MS)));
  report.restSeconds = (performance.now() - calmAt) / 1000;
  const { db, kills } = stage;
  const { arrived, refused } = sink;
  const mails = await judgeMails({ db, arrived, refused, kills });
  Object.assign(report, { mails: mails.mails, copies: mails.copies, parked: mails.parked });
  const acknowledged = readers.acknowledged.keys();
  broken.push(...mails.broken);
  broken.push(...(await judgeTasks({ db, cycleIds, acknowledged, commands: hrOps.commands() })));
  broken.push(...(await judgeApart(db)));
  const secrets = await listSecrets(db);
  for (const cycleId of cycleIds) {
    broken.push(...(await judgeDoors({ consoleUrl: stage.console.url, cycleId, links: readers.links() })));
    broken.push(...judgeHistories(await readHistories(stage, cycleId), secrets));
  }
}

/** @throws the signal's reason as soon as it is there, and leaves the work to the end of what it works on. */
async function unless(signal: AbortSignal | undefined, work: Promise<void>): Promise<void> {
  if (!signal) return work;
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([work, stopped]);
}

/**
 * A pilot of one department and the cycle of everybody else, side by side: nothing of one may get into the other (I7).
 *
 * @returns both cycles' ids.
 */
async function playStages(input: {
  stage: Stage;
  readers: Readers;
  hrOps: HrOps;
  stages: number;
}): Promise<string[]> {
  const { stage, readers, hrOps, stages } = input;
  const today = systemClock().now().toISOString().slice(0, 10);
  const quarter = nextPeriod(quarterAt(today)).name;
  const cycleIds = [await hrOps.launch(quarter, [departmentName(0)]), await hrOps.launch(quarter)];
  for (let turn = 0; turn < stages; turn += 1) {
    await untilAnswered(stage, readers);
    for (const cycleId of cycleIds) await hrOps.advance(cycleId);
  }
  return cycleIds;
}

/**
 * Waits until whatever the product had to do is done, and whoever was asked has answered, or long enough: whoever acts
 * makes work for others.
 */
async function untilAnswered(stage: Stage, readers: Readers): Promise<void> {
  const giveUpAt = performance.now() + STAGE_MS.most;
  let idleSince = performance.now();
  while (performance.now() < giveUpAt) {
    // A database that is away is not at rest.
    const left = await listLeft(stage.db).catch(() => ['unknown']);
    if (readers.busy() + left.length > 0) idleSince = performance.now();
    if (performance.now() - idleSince > STAGE_MS.idle) return;
    await sleep(150);
  }
}

/** So long a kill waits for its moment; in a quiet time it strikes without. */
const MOMENT_WITHIN_MS = 1_500;

async function befall(
  mishaps: readonly Mishap[],
  { stage, sink, readers }: { stage: Stage; sink: Sink; readers: Readers },
): Promise<void> {
  const moments = { press: readers.press, mail: sink.mail };
  const wrong: Promise<void>[] = [];
  for (const mishap of mishaps) {
    await sleep(mishap.afterMs);
    if ('mood' in mishap) {
      sink.misbehave(mishap.mood, mishap.messages);
      continue;
    }
    if ('hold' in mishap) {
      stage.holdConnections(mishap.hold, mishap.forMs);
      continue;
    }
    if ('clock' in mishap) {
      const { clock, offMs, forMs } = mishap;
      stage.setClock(clock, offMs);
      wrong.push(sleep(forMs).then(() => stage.setClock(clock, 0)));
      continue;
    }
    await stage.untilUp(mishap.kill, UP_WITHIN_MS.again);
    if (mishap.at !== 'any') await moments[mishap.at].next(MOMENT_WITHIN_MS);
    await sleep(mishap.delayMs);
    await stage.kill(mishap.kill);
  }
  await Promise.all(wrong);
}

/** Two departments or more; one person is on leave and one has left, so nothing may reach them. */
async function loadCompany(db: Db, people: number): Promise<void> {
  const bytes = companyCsv({ people, cohorts: Math.max(2, Math.round(people / 15)), places: 1 });
  const actor = { kind: 'system', label: 'chaos' } as const;
  const report = await importPeople({ db, clock: systemClock() }, { bytes, actor });
  if (!report.written) throw new Error(`The people were refused: ${JSON.stringify(report.problems[0])}`);
  await sql`
    update person set state = case when turn = 1 then 'away' else 'left' end
      from (select id, row_number() over (order by employee_id desc) as turn from person p
             where role = 'employee' and not exists (select 1 from person r where r.manager_id = p.id) limit 2) chosen
     where chosen.id = person.id`.execute(db);
  // Everyone has goals of their own, so that a Monday asks everyone.
  await sql`insert into policy (key, department_id, value)
    select 'individual-okrs', id, 'true'::jsonb from department on conflict do nothing`.execute(db);
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
