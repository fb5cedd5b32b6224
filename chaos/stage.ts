import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { type Db, openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import type { Victim } from './schedule.ts';
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
  /** For each process that ended without having been killed: of which service, and why. */
  endedByItself(): string[];
  /** @param keep leaves the folder with the logs. */
  stop(keep: boolean): Promise<void>;
}

const SERVICES = ['worker', 'mailer', 'task-pages', 'console'] as const;

/** Starts PostgreSQL and Temporal and migrates the database; the services wait for `open`. */
export async function startStage(options: {
  temporalBinary: string;
  environment: NodeJS.ProcessEnv;
  smtpUrl: string;
}): Promise<Stage> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-chaos-'));
  // As root PostgreSQL runs as another account, which must be able to pass.
  chmodSync(dir, 0o711);
  const servers: Record<'postgres' | 'temporal', Server> = {
    postgres: await startDatabase(dir),
    temporal: await startOrchestrator(dir, options.temporalBinary),
  };
  const databaseUrl = await createDatabase(servers.postgres.address);
  const db = openDatabase(databaseUrl, 4);
  await migrateToLatest(db);

  const token = randomBytes(24).toString('base64url');
  const [consolePort, pagesPort, workerPort, mailerPort] = await Promise.all(
    Array.from({ length: 4 }, () => freePort()),
  );
  const env = {
    ...options.environment,
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
  const services = new Map<string, Supervised>();
  const kills: Kill[] = [];
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
      const kill: Kill = { victim, atMs: performance.now(), untilMs: Number.POSITIVE_INFINITY };
      kills.push(kill);
      if (victim === 'postgres' || victim === 'temporal') await servers[victim].kill();
      else await services.get(victim)?.kill();
      kill.untilMs = performance.now();
    },
    endedByItself: () =>
      [...services].flatMap(([name, service]) => service.endedByItself().map((why) => `${name}: ${why}`)),
    async stop(keep) {
      await Promise.all([...services.values()].map((service) => service.stop()));
      await db.destroy();
      await Promise.all([servers.postgres.stop(), servers.temporal.stop()]);
      if (!keep) rmSync(dir, { recursive: true, force: true });
    },
  };
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
