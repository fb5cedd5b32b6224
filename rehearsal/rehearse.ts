import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { pino } from 'pino';
import { addDays, atLocalHour } from '#domain/calendar.ts';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { DomainError } from '#domain/errors.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import { nextPeriod, type Period, parsePeriod, quarterAt } from '#domain/period.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { type ScratchRuntime, startScratchRuntime } from '#infra/runtime/scratch.ts';
import { createInbound } from '#services/inbound/create-inbound.ts';
import { createMailer } from '#services/mailer/create-mailer.ts';
import { createSmtpTransport } from '#services/mailer/transport.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { cachedBundle } from '#services/worker/bundle-cache.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { type Db, openDatabase } from '#storage/database.ts';
import { launchCycle } from '#storage/launch.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { importPeople } from '#storage/people-import.ts';
import { type Arrival, checkArrivals, readNotThere } from './arrivals.ts';
import { type BesideSummary, launchBeside, summariseBeside } from './beside.ts';
import { checkBudget } from './budget.ts';
import { planCardVisits } from './card-visits.ts';
import { writeRehearsedCharter } from './charter.ts';
import { cycleZone, listParticipants } from './company.ts';
import { checkCrossing } from './crossing.ts';
import { startEngine } from './engine.ts';
import { planHappenings } from './happenings.ts';
import { type MailLine, mailLines } from './mail-log.ts';
import { createChance } from './people/chance.ts';
import { createCrowd, type Habits } from './people/crowd.ts';
import type { ReceivedMail } from './people/mailbox.ts';
import { startOutside } from './people/outside.ts';
import { castTemperaments } from './people/temperament.ts';
import { type Summary, summarise } from './summary.ts';
import { createWorld } from './world.ts';

export interface RehearsalRequest {
  temporalBinary: string;
  seed: number;
  /** A people file; the demo company when left out. */
  people?: Uint8Array | undefined;
  /** The next quarter that can still be announced in time when left out. */
  quarter?: string | undefined;
  departments: readonly string[];
  /** Pilots that run at the same time, each with departments of its own. */
  beside?: ReadonlyArray<readonly string[]>;
  /** Everything else about the launch: who stays out, the start, policies, the sponsor. */
  launch?: Partial<Omit<LaunchRequest, 'period' | 'departments' | 'actor'>>;
  /** Fills the database with people, in place of a file. */
  fill?: (deps: { db: Db; clock: SettableClock }) => Promise<void>;
  /** How often people reply by mail and raise concerns; as usual when left out. */
  habits?: Habits;
  /** Done when the people are in and before the launch, such as setting the organisation's policies. */
  prepare?: (deps: { db: Db; clock: SettableClock }) => Promise<void>;
  /** Told how far the calendar is, 0 to 1. */
  onProgress?: (share: number, now: Date) => void;
  /** Ends it before its time, with everything it has started. */
  signal?: AbortSignal;
}

export interface RehearsalResult {
  summary: Summary;
  /** What became of the cycles that ran at the same time. */
  beside: BesideSummary[];
  mails: MailLine[];
  /** What went wrong that never may: mails beyond the budget, pages that failed. Empty in a good rehearsal. */
  faults: string[];
  cycleId: string;
  period: Period;
  /** The played database, for whatever else is to be read from it. */
  db: Db;
  stop(): Promise<void>;
}

/** Measured on two cores: twelve cost a quarter more of PostgreSQL's time than four, and a quarter took longer. */
const CONNECTIONS = 4;
/** How long after the period a cycle may take to close. */
const AFTERMATH_DAYS = 45;
/** Where the product keeps what it can make again. */
const BUNDLE_DIR = fileURLToPath(new URL('../.quarterdeck', import.meta.url));
const INBOUND_ADDRESS = 'okr@rehearsal.localhost';
const CLOSED_TOKEN_KEY = { id: 'r', secret: Buffer.alloc(32, 7) };

/**
 * Plays a whole cycle on servers of its own: real engine, pages and mails, with a clock that jumps from one event to the
 * next. Nothing leaves the machine.
 *
 * @throws DomainError for a people file, quarter or department that cannot be played.
 */
export async function rehearse(request: RehearsalRequest, today: Date): Promise<RehearsalResult> {
  const begun = performance.now();
  const period = request.quarter ? parsePeriod(request.quarter) : nextQuarterInTime(today);
  const clock = settableClock(firstDay(period, today, request.launch?.start));
  const [runtime, bundle] = await Promise.all([
    startScratchRuntime({ name: 'rehearsal', temporalBinary: request.temporalBinary }),
    cachedBundle(BUNDLE_DIR, bundleWorkflows),
  ]);
  const { db, url } = await openScratchDatabase(runtime);
  const stops: Array<() => Promise<unknown>> = [() => db.destroy(), () => runtime.stop()];
  const stop = async () => {
    for (const each of stops) await each();
  };
  try {
    await (request.fill?.({ db, clock }) ?? fillWithPeople({ db, clock }, request.people));
    await request.prepare?.({ db, clock });
    request.signal?.throwIfAborted();
    const besideIds = await launchBeside({ db, clock }, { period, pilots: request.beside ?? [] });
    const launched = await launchCycle(
      { db, clock },
      {
        ...request.launch,
        period: period.name,
        departments: request.departments,
        actor: { kind: 'hr-ops', label: 'rehearsal' },
      },
    );
    const { cycleId } = launched;
    if (request.departments.length > 0) await writeRehearsedCharter({ db, clock }, { cycleId, period });
    const outside = await startOutside();
    stops.unshift(() => outside.stop());
    const logger = pino({ level: 'silent' });
    const port = await freePort();
    const baseUrl = `http://${localhost}:${port}`;
    const pages = await createTaskPages({
      db,
      clock,
      linkKeys: [CLOSED_TOKEN_KEY],
      baseUrl,
      logger,
      limit: null,
    });
    await pages.listen({ host: localhost, port });
    stops.unshift(() => pages.close());
    const inbound = createInbound({
      db,
      clock,
      linkKeys: [CLOSED_TOKEN_KEY],
      address: INBOUND_ADDRESS,
      logger,
    });
    const inboundPort = await inbound.listen({ host: localhost, port: 0 });
    stops.unshift(() => inbound.stop());
    const transport = createSmtpTransport(outside.smtpUrl);
    const mailer = createMailer({
      db,
      databaseUrl: url,
      clock,
      transport,
      mailFrom: 'Quarterdeck rehearsal <rehearsal@localhost>',
      linkKeys: [CLOSED_TOKEN_KEY],
      inboundAddress: INBOUND_ADDRESS,
      logger,
    });
    stops.unshift(
      () => mailer.stop(),
      async () => transport.close(),
    );

    const chance = createChance(request.seed);
    const participants = await listParticipants(db);
    const temperaments = castTemperaments(
      participants.map(({ email }) => email),
      chance,
      (email) => participants.some((each) => each.email === email && each.mayLeave),
    );
    const people = new Map(
      participants.map(({ email, timeZone }) => [
        email,
        { timeZone, temperament: temperaments.get(email) ?? 'silent' },
      ]),
    );
    const crowd = createCrowd({
      people,
      chance,
      browser: outside.browser,
      sendReply: (letter) => outside.sendReply(inboundPort, letter),
      habits: request.habits,
    });
    const leaver = participants.find(({ email }) => temperaments.get(email) === 'leaver');
    const zone = await cycleZone(db, cycleId);
    const received: ReceivedMail[] = [];
    const arrivals: Arrival[] = [];
    const engineErrors: string[] = [];
    const last = addDays(period.endsOn, AFTERMATH_DAYS);
    const end = atLocalHour({ date: last, hour: 0, timeZone: zone });
    const { browser } = outside;
    const visits = { baseUrl, key: CLOSED_TOKEN_KEY, zone, until: last, browser, crowd };
    const happenings = [
      ...planHappenings({ db, clock }, { cycleId, period, zone, crowd, leaver }),
      ...planCardVisits({ db, clock }, visits),
    ].sort((a, b) => a.at.getTime() - b.at.getTime());
    const start = clock.now().getTime();
    const engine = await startEngine({
      db,
      databaseUrl: url,
      clock,
      temporalAddress: runtime.temporalAddress,
      taskQueue: 'rehearsal',
      onlyWorker: true,
      bundle,
      world: createWorld({
        clock,
        sealer: { db, clock, pacing: 'calm', baseUrl, canReply: true },
        mailer,
        outside,
        crowd,
        happenings,
        received(mail) {
          received.push(mail);
          arrivals.push({ to: mail.to, messageId: mail.messageId, at: clock.now() });
        },
      }),
      onMoment: (now) => {
        request.signal?.throwIfAborted();
        request.onProgress?.((now.getTime() - start) / (end.getTime() - start), now);
      },
      logError: (error, what) =>
        engineErrors.push(`${what}: ${error instanceof Error ? error.message : error}`),
    });
    stops.unshift(() => engine.stop());
    await engine.playUntil(end);

    const connection = await Connection.connect({ address: runtime.temporalAddress });
    const client = new Client({ connection });
    const wallSeconds = (performance.now() - begun) / 1000;
    const summary = await summarise({ db, clock }, { cycleId, client, wallSeconds });
    await connection.close();
    const mails = await mailLines(db, received);
    const budget = [
      ...(await checkCrossing(db)),
      ...(await checkBudget(db)),
      ...checkArrivals(arrivals, await readNotThere(db)),
    ];
    const faults = [...budget, ...crowd.surprises(), ...engineErrors];
    const beside = await summariseBeside(db, besideIds);
    return { summary, beside, mails, faults, cycleId, period, db, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fillWithPeople(
  deps: { db: Db; clock: SettableClock },
  bytes: Uint8Array | undefined,
): Promise<void> {
  if (!bytes) {
    await loadDemoCompany(deps);
    return;
  }
  const report = await importPeople(deps, { bytes, actor: { kind: 'hr-ops', label: 'rehearsal' } });
  const problem = report.problems[0];
  if (report.written || !problem) return;
  throw new DomainError({
    code: 'bad-people-file',
    message: `The people file has ${report.problems.length} problems, the first in line ${problem.line}: ${problem.message}`,
    field: 'people',
    remedy: `${problem.fix} See all of them: okr people import FILE --dry-run --offline.`,
  });
}

async function openScratchDatabase(runtime: ScratchRuntime): Promise<{ db: Db; url: string }> {
  const admin = new pg.Client({ connectionString: runtime.postgresUrl });
  await admin.connect();
  await admin.query('create database rehearsal');
  // Measured: planning took a quarter of PostgreSQL's time, most of it for questions by key that have one good plan.
  await admin.query('alter database rehearsal set plan_cache_mode = force_generic_plan');
  await admin.end();
  const address = new URL(runtime.postgresUrl);
  address.pathname = '/rehearsal';
  // Each connection plans some 350 statements for itself, and two cores keep no more than these busy.
  const db = openDatabase(address.href, CONNECTIONS);
  await migrateToLatest(db);
  return { db, url: address.href };
}

/**
 * The day before the announcement, or tomorrow when that has come: the same all day long, so that runs can be compared.
 *
 * @param start as in a launch; `now` is tomorrow here.
 */
function firstDay(period: Period, today: Date, start?: string): Date {
  const tomorrow = addDays(today.toISOString().slice(0, 10), 1);
  if (start === 'now') return new Date(`${tomorrow}T00:00:00Z`);
  const eve = addDays(start ?? addDays(period.startsOn, -21), -1);
  return new Date(`${eve > tomorrow ? eve : tomorrow}T00:00:00Z`);
}

function nextQuarterInTime(today: Date): Period {
  const date = today.toISOString().slice(0, 10);
  const next = nextPeriod(quarterAt(date));
  return addDays(next.startsOn, -22) > date ? next : nextPeriod(next);
}
