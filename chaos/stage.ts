import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { type Db, openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { SERVICES, type Service, type Victim } from './schedule.ts';
import { type Server, startDatabase, startOrchestrator } from './servers.ts';
import { type Supervised, supervise } from './supervised.ts';

/** A kill as it happened, on the clock of `performance.now()`. */
export interface Kill {
  victim: Victim;
  atMs: number;
  /** When a server answers again, or a service's process is gone; infinity until then. */
  untilMs: number;
}

/** Everything the product runs on in a round, each part a process of its own. */
export interface Stage {
  /** The harness's own look into the database; its queries fail while PostgreSQL is down. */
  db: Db;
  temporalAddress: string;
  console: { url: string; token: string };
  /** A folder with a log of each part. */
  dir: string;
  /** Starts the four services. */
  open(): void;
  /** Kills one part and resolves when a new process has been started; a server answers by then. */
  kill(victim: Victim): Promise<void>;
  kills: readonly Kill[];
  /** Resolves when the part answers, or after so long without an answer; servers answer whenever no kill is under way. */
  untilUp(victim: Victim, withinMs: number): Promise<void>;
  setClock(service: Service, offMs: number): void;
  holdConnections(service: Service, forMs: number): void;
  /** For each process that ended without having been killed: of which service, and why. */
  endedByItself(): string[];
  /**
   * Ends everything, a kill under way first.
   *
   * @param keep leaves the folder with the logs, at another place if one is given.
   * @returns where the folder is, if it was kept.
   */
  stop(keep?: { at: string | undefined }): Promise<string | undefined>;
}

/** Starts PostgreSQL and Temporal and migrates the database; the services wait for `open`. */
export async function startStage(options: {
  temporalBinary: string;
  environment: NodeJS.ProcessEnv;
  smtpUrl: string;
  /** Keeps the compiled workflows from one start of a worker to the next. */
  cacheDir: string;
}): Promise<Stage> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-chaos-'));
  // As root PostgreSQL runs as another account, which must be able to pass.
  chmodSync(dir, 0o711);
  const servers = await startServers(dir, options.temporalBinary);
  const databaseUrl = await createDatabase(servers.postgres.address);
  const db = openDatabase(databaseUrl, 4);
  await migrateToLatest(db);

  const token = randomBytes(24).toString('base64url');
  const [consolePort, pagesPort, workerPort, mailerPort] = await Promise.all(
    Array.from({ length: 4 }, () => freePort()),
  );
  const ports: Record<Service, number | undefined> = {
    console: consolePort,
    'task-pages': pagesPort,
    worker: workerPort,
    mailer: mailerPort,
  };
  const env = {
    ...options.environment,
    WORKER_CACHE_DIR: options.cacheDir,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal.address,
    SMTP_URL: options.smtpUrl,
    LINK_KEYS: `c:${randomBytes(32).toString('base64url')}`,
    MAIL_PACING: 'immediate',
    UNDO_MINUTES: '0',
    LOG_LEVEL: 'warn',
    HOST: localhost,
    CONSOLE_TOKEN: token,
    CONSOLE_PORT: String(consolePort),
    TASK_PAGES_PORT: String(pagesPort),
    WORKER_PORT: String(workerPort),
    MAILER_PORT: String(mailerPort),
  };
  const services = new Map<Victim, Supervised>();
  const kills: Kill[] = [];
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  async function kill(victim: Victim): Promise<void> {
    const kill: Kill = { victim, atMs: performance.now(), untilMs: Number.POSITIVE_INFINITY };
    kills.push(kill);
    if (victim === 'postgres' || victim === 'temporal') await servers[victim].kill();
    else await services.get(victim)?.kill();
    kill.untilMs = performance.now();
  }

  return {
    db,
    temporalAddress: servers.temporal.address,
    console: { url: `http://${localhost}:${consolePort}`, token },
    dir,
    kills,
    open() {
      for (const name of SERVICES)
        services.set(name, supervise({ name, env, logFile: path.join(dir, `${name}.log`) }));
    },
    async kill(victim) {
      if (stopping) return;
      const killing = kill(victim);
      underWay.add(killing);
      await killing.finally(() => underWay.delete(killing));
    },
    async untilUp(victim, withinMs) {
      if (victim === 'postgres' || victim === 'temporal') return;
      const giveUpAt = performance.now() + withinMs;
      while (!(await answers(ports[victim])) && performance.now() < giveUpAt) await sleep(100);
    },
    setClock: (service, offMs) => services.get(service)?.setClock(offMs),
    holdConnections: (service, forMs) => services.get(service)?.holdConnections(forMs),
    endedByItself: () =>
      [...services].flatMap(([name, service]) => service.endedByItself().map((why) => `${name}: ${why}`)),
    async stop(keep) {
      stopping = true;
      await Promise.allSettled(underWay);
      await Promise.all([...services.values()].map((service) => service.stop()));
      await db.destroy();
      await Promise.all([servers.postgres.stop(), servers.temporal.stop()]);
      if (keep && !keep.at) return dir;
      if (keep?.at) cpSync(dir, keep.at, { recursive: true, filter: (file) => !lstatSync(file).isSocket() });
      rmSync(dir, { recursive: true, force: true });
      return keep?.at;
    },
  };
}

/** @throws Error when one of the two does not start; then neither runs, and the folder is gone. */
async function startServers(
  dir: string,
  temporalBinary: string,
): Promise<Record<'postgres' | 'temporal', Server>> {
  const [postgres, temporal] = await Promise.allSettled([
    startDatabase(dir),
    startOrchestrator(dir, temporalBinary),
  ]);
  if (postgres.status === 'fulfilled' && temporal.status === 'fulfilled')
    return { postgres: postgres.value, temporal: temporal.value };
  for (const started of [postgres, temporal]) if (started.status === 'fulfilled') await started.value.stop();
  rmSync(dir, { recursive: true, force: true });
  throw [postgres, temporal].find((started) => started.status === 'rejected')?.reason;
}

async function answers(port: number | undefined): Promise<boolean> {
  try {
    const { ok, body } = await fetch(`http://${localhost}:${port}/healthz`, {
      signal: AbortSignal.timeout(1_000),
    });
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('create database chaos');
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/chaos';
  return url.href;
}
