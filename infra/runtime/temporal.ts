import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { claim, readIdentity } from './claims.ts';
import { type DetachedProcess, startDetached } from './detached.ts';
import { answersOnPort, choosePort, localhost, startOnPort } from './ports.ts';
import { commandLine, isRunning, type StopSteps, stopProcess } from './processes.ts';

/** Which server to run. */
export interface TemporalOptions {
  /** The Temporal CLI, as the set-up names it in QUARTERDECK_TEMPORAL_BIN. */
  binary: string;
  /** Keeps workflows in this database, with log and process id beside it; in memory when left out, several times faster. */
  dbFile?: string;
  /** In memory: what log and process id are named after, so that a later run finds this one. Left out: something temporary. */
  stateFile?: string;
  /** A free port when left out. */
  port?: number;
  /** The port of Temporal's own web pages, a free one when left out; none at all with `headless`. */
  uiPort?: number;
  headless?: boolean;
  /** Lets workflows that ask for it skip waiting time; never for real cycles. */
  timeSkipping?: boolean;
  log?: (line: string) => void;
}

export interface RunningTemporal {
  /** host:port for clients and workers, namespace `default`. */
  address: string;
  uiUrl?: string;
  stop(): Promise<void>;
}

const properly: StopSteps = [
  { signal: 'SIGTERM', waitMs: 8_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];
/** Nothing in memory is worth two seconds of a proper end. */
const atOnce = properly.slice(1);

const readyTimeoutMs = 60_000;

const uiChoice = { what: "Temporal's web pages", variable: 'TEMPORAL_UI_PORT' };

/** How long a finished workflow can be looked at. */
const retentionDays = 30;

/**
 * Starts a Temporal server on this machine only, with the namespace `default`. A server that an earlier, killed run left behind
 * under the same name is stopped first.
 * @throws Error with one sentence when a running Quarterdeck uses the same database, a port is taken or Temporal fails
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { dbFile, headless = false, timeSkipping = false, log = () => undefined } = options;
  const temporary = () => path.join(mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-temporal-')), 'temporal');
  const stateFile = path.resolve(dbFile ?? options.stateFile ?? temporary());
  mkdirSync(path.dirname(stateFile), { recursive: true });
  const release = claim(`${stateFile}.owner`, `The Temporal server of ${stateFile}`);
  const pidFile = `${stateFile}.pid`;
  try {
    await stopLeftTemporal(stateFile, log);
    const choice = { port: options.port, what: 'Temporal', variable: 'TEMPORAL_PORT' };
    const { server, ...where } = await startOnPort(choice, async (port) => {
      const uiPort = headless ? undefined : await choosePort({ ...uiChoice, port: options.uiPort });
      const server = await startDetached({
        program: options.binary,
        args: [
          ...['server', 'start-dev', '--ip', localhost, '--port', String(port), '--log-level', 'error'],
          ...(uiPort === undefined
            ? ['--headless']
            : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']),
          ...(dbFile === undefined ? [] : databaseFlags(stateFile)),
          ...(timeSkipping ? timeSkippingFlags : []),
        ],
        logFile: `${stateFile}.log`,
        stopSteps: dbFile === undefined ? atOnce : properly,
        // In memory nothing lives long enough to be worth collecting often.
        env: { ...withoutClientSettings(), ...(dbFile === undefined ? { GOGC: '400' } : {}) },
      });
      writeFileSync(pidFile, JSON.stringify(server.identity));
      await untilReady(server, port);
      const uiUrl = uiPort === undefined ? {} : { uiUrl: `http://${localhost}:${uiPort}` };
      return { server, address: `${localhost}:${port}`, ...uiUrl };
    });
    return {
      ...where,
      stop: async () => {
        await server.stop();
        rmSync(pidFile, { force: true });
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Losing this database costs nothing (PostgreSQL holds the facts), so it need not wait for the disk. */
function databaseFlags(file: string): string[] {
  return ['--db-filename', file, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=off'];
}

/**
 * A skipped timer fires after a millisecond instead of a second, and queues are read as often as there is something in
 * them: by default each shard reads twenty times a second, which makes every hop of a workflow wait for the next 50 ms.
 */
const timeSkippingFlags = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.timerProcessorMaxTimeShift="1ms"',
  'history.timerProcessorMaxPollRPS=10000',
  'history.timerProcessorMaxPollHostRPS=0',
  'history.transferProcessorMaxPollRPS=10000',
].flatMap((value) => ['--dynamic-config-value', value]);

/** The CLI reads TEMPORAL_ADDRESS and the like from the environment: settings of clients, which a server must not follow. */
function withoutClientSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

async function untilReady(server: DetachedProcess, port: number): Promise<void> {
  const giveUpAt = performance.now() + readyTimeoutMs;
  const connection = Connection.lazy({ address: `${localhost}:${port}` });
  try {
    while (performance.now() < giveUpAt) {
      if (server.hasEnded()) throw new Error(`Temporal did not start; it says:\n${server.logTail()}`);
      // Asked first, since a gRPC client that was refused once waits a second before it tries again.
      if ((await answersOnPort(port)) && (await keepsNamespace(connection))) return;
      await sleep(20);
    }
  } finally {
    await connection.close();
  }
  await server.stop();
  throw new Error(`Temporal was not ready within ${readyTimeoutMs / 1000} s; it says:\n${server.logTail()}`);
}

/** Setting the namespace's retention works as soon as the server does, so it is the question whether it does. */
async function keepsNamespace(connection: Connection): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.updateNamespace({
        namespace: 'default',
        config: { workflowExecutionRetentionTtl: msToTs(`${retentionDays} days`) },
      }),
    );
    return true;
  } catch {
    return false;
  }
}

/**
 * Stops the server that a killed run left behind under this name, if there is one. The claim on the name must be ours or void.
 * @throws Error when it does not end
 */
export async function stopLeftTemporal(
  stateFile: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const pidFile = `${stateFile}.pid`;
  const orphan = readIdentity(pidFile);
  if (orphan && isRunning(orphan) && commandLine(orphan.pid)?.includes('start-dev')) {
    log('Stopping the Temporal server that an earlier run left behind.');
    await stopProcess(orphan, properly);
  }
  rmSync(pidFile, { force: true });
}
