import path from 'node:path';
import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { type Db, openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { ensureFirstLaunch } from './first-launch.ts';
import { removeHalfMails } from './inbox-repair.ts';
import { openLog } from './log.ts';
import { inboxDir, type Parts, startParts } from './parts.ts';
import type { PeopleFile } from './people-file.ts';
import { untilMailed, untilOpened } from './progress.ts';
import { claimDataDir, publishRuntime } from './running.ts';
import { completeConfig, type Environment, readStartSettings } from './settings.ts';
import { StartError } from './start-error.ts';
import type { Stops } from './stops.ts';
import { launchLines, mailLines, readyLines } from './words.ts';

/** So long mails wait for the workflows at most; a first start on a busy machine may need half of it. */
const OPENED_WITHIN_MS = 15_000;
const MAILED_WITHIN_MS = 60_000;

/** For all services together. */
const POOL = 30;

export interface StartRequest {
  env: Environment;
  /** The project's folder. */
  root: string;
  people: PeopleFile | undefined;
  stops: Stops;
  say: (line: string) => void;
  /** Told of a fault that ends this run later on. */
  fail: (error: unknown) => void;
}

/**
 * Brings everything up, gives an empty database people and a pilot, and says where to go when the mails are out.
 * @throws ConfigError or StartError, or an Error with one sentence, when that is not possible.
 */
export async function start({ env, root, people, stops, say, fail }: StartRequest): Promise<void> {
  const settings = readStartSettings(env, root);
  const { wasKilled } = claimDataDir(settings.dataDir, stops);
  say('Quarterdeck is starting …');
  const log = openLog(settings.dataDir, settings.logLevel);
  stops.add('last', () => log.close());
  // Servers first: reading our own code takes a second too, and they start meanwhile.
  if (wasKilled) removeHalfMails(inboxDir(settings));
  const parts = await startParts(env, settings, stops, say);
  const loading = loadServices(settings.dataDir);
  loading.catch(() => undefined);
  const clock = systemClock();
  const since = clock.now();
  const db = await openStore(await parts.databaseUrl, stops);
  const launch = await ensureFirstLaunch({ db, clock }, { people, undoMinutes: settings.undoMinutes });
  for (const line of launchLines(launch, people)) say(line);

  const [temporal, { services, bundle }] = await Promise.all([parts.temporal, loading]);
  const config = completeConfig(env, settings, await whereItAllIs(parts));
  const deps = { db, clock, config, stops, logger: log.logger };
  const links = { inbox: parts.inbox.webUrl, temporal: temporal.uiUrl };
  await Promise.all([
    services.startWorking(deps, bundle, fail),
    services.openDoors(deps, links),
    services.listenForReplies(deps),
  ]);
  const facts = {
    consoleUrl: config.console.url,
    token: config.console.token ?? '',
    taskPagesUrl: config.taskPages.url,
    inboxUrl: links.inbox,
    temporalUrl: links.temporal,
  };
  publishRuntime(settings.dataDir, facts, stops);
  await Promise.all([parts.inbox.up, untilOpened(deps, OPENED_WITHIN_MS)]);
  services.startMailing(deps);
  const mails = await untilMailed(deps, { pacing: config.mailPacing, since, withinMs: MAILED_WITHIN_MS });
  if (stops.begun) return;
  const logFile = path.relative(process.cwd(), log.file);
  for (const line of mailLines(mails, config.mailPacing, settings.brings.inbox)) say(line);
  for (const line of readyLines(facts, { logFile, remarks: parts.remarks })) say(line);
}

/** @throws StartError when the database does not answer or was made by a version that this one does not know. */
async function openStore(url: string, stops: Stops): Promise<Db> {
  const db = openDatabase(url, POOL);
  stops.add('connections', () => db.destroy());
  const because = (sentence: (reason: string) => string) => (error: unknown) => {
    throw new StartError(sentence(error instanceof Error ? error.message : String(error)));
  };
  await sql`select 1`
    .execute(db)
    .catch(
      because(
        (why) => `The database of DATABASE_URL cannot be used (${why}): check its address and that it runs.`,
      ),
    );
  await migrateToLatest(db).catch(
    because(
      (why) =>
        `The database cannot be brought up to date (${why}): start the version that made it, or begin with an empty one.`,
    ),
  );
  return db;
}

/** The services' code and the workflows' bundle: a second of reading while the servers come up. */
async function loadServices(cacheFolder: string) {
  const services = await import('./services.ts');
  return { services, bundle: await services.loadBundle(cacheFolder) };
}

/** This run's addresses, in the words of the configuration. */
async function whereItAllIs({ databaseUrl, temporal, inbox, ports }: Parts): Promise<Environment> {
  return {
    DATABASE_URL: await databaseUrl,
    TEMPORAL_ADDRESS: (await temporal).address,
    SMTP_URL: inbox.smtpUrl,
    CONSOLE_PORT: String(ports.CONSOLE_PORT),
    TASK_PAGES_PORT: String(ports.TASK_PAGES_PORT),
    INBOUND_SMTP_PORT: String(ports.INBOUND_SMTP_PORT),
  };
}
