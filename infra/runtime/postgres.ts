import { mkdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from './claims.ts';
import { type DetachedProcess, startDetached } from './detached.ts';
import { localhost, startOnPort } from './ports.ts';
import { callAs, postgresAccount } from './postgres-account.ts';
import { ensureCluster, postgresProgramsDir, superuser } from './postgres-cluster.ts';
import { commandLine, identify, type StopSteps, stopProcess } from './processes.ts';

/** Where the data lives and how it is kept. */
export interface PostgresOptions {
  /** Made when missing; its log, password and claim are files beside it with the same name and an ending. */
  dataDir: string;
  /** A free port when left out. */
  port?: number;
  /** False for data thrown away afterwards: several times faster, lost when the machine stops. */
  durable?: boolean;
  /** Whether data thrown away afterwards is vacuumed and analysed by the server itself, as durable data always is. */
  autovacuum?: boolean;
  /** Told what takes time, in a person's words. */
  log?: (line: string) => void;
}

export interface RunningPostgres {
  /** For the superuser, database `postgres`. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

// SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is written out. SIGQUIT leaves that to the next start.
const properly: StopSteps = [
  { signal: 'SIGINT', waitMs: 15_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];
const atOnce = properly.slice(1);

const readyTimeoutMs = 60_000;

/**
 * Starts PostgreSQL on this machine only. A server that an earlier, killed run left behind on the same data is stopped first,
 * never a process of somebody else.
 * @throws Error with one sentence when the data is in use by a running Quarterdeck, the port is taken or PostgreSQL fails
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { durable = true, autovacuum = false, log = () => undefined } = options;
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const socketDir = durable ? undefined : socketDirOf(dataDir);
  const release = claim(`${dataDir}.owner`, `The database in ${dataDir}`);
  try {
    await stopLeftPostgres(dataDir, log);
    const account = postgresAccount(dataDir, postgresProgramsDir());
    const password = await ensureCluster({ dataDir, account, durable });
    const choice = { port: options.port, what: 'PostgreSQL', variable: 'POSTGRES_PORT' };
    const { server, port } = await startOnPort(choice, async (port) => {
      const args = [
        '-D',
        dataDir,
        '-h',
        localhost,
        '-p',
        String(port),
        ...settings(durable, autovacuum, socketDir),
      ];
      const server = await startDetached({
        ...callAs(account, path.join(postgresProgramsDir(), 'postgres'), args),
        logFile: `${dataDir}.log`,
        stopSteps: durable ? properly : atOnce,
      });
      await untilReady(server, dataDir);
      return { server, port };
    });
    return {
      url: `postgres://${superuser}:${password}@${localhost}:${port}/postgres${socketDir ? `?host=${encodeURIComponent(socketDir)}` : ''}`,
      port,
      stop: async () => {
        await server.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function settings(durable: boolean, autovacuum: boolean, socketDir: string | undefined): string[] {
  const values = {
    unix_socket_directories: socketDir ?? '',
    shared_buffers: '128MB',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Short transactions by key: compiling a query costs more than running it.
    jit: 'off',
    ...(durable
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          update_process_title: 'off',
          max_wal_senders: '0',
          // What it finds out makes every session plan its statements anew; whoever plays for long analyses for itself.
          autovacuum: autovacuum ? 'on' : 'off',
        }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** What the system allows for the path of a socket, the end of it that PostgreSQL adds put aside. */
const longestSocketDir = 80;

/**
 * A rehearsal asks the database tens of thousands of small questions; a socket answers each in three quarters of the time
 * that a local TCP connection takes (measured: 0.11 ms to 0.15 ms).
 */
function socketDirOf(dataDir: string): string | undefined {
  return process.platform !== 'win32' && dataDir.length <= longestSocketDir ? dataDir : undefined;
}

/** PostgreSQL writes its state into the eighth line of this file. */
async function untilReady(server: DetachedProcess, dataDir: string): Promise<void> {
  const giveUpAt = performance.now() + readyTimeoutMs;
  while (performance.now() < giveUpAt) {
    const lines = readPostmasterFile(dataDir);
    if (Number(lines[0]) === server.identity.pid && lines[7]?.trim() === 'ready') return;
    if (server.hasEnded()) throw new Error(`PostgreSQL did not start; it says:\n${server.logTail()}`);
    await sleep(15);
  }
  await server.stop();
  throw new Error(
    `PostgreSQL was not ready within ${readyTimeoutMs / 1000} s; it says:\n${server.logTail()}`,
  );
}

/**
 * Stops the server that a killed run left behind on this data, if there is one. The claim on the data must be ours or void.
 * @throws Error when it does not end
 */
export async function stopLeftPostgres(
  dataDir: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const pid = Number(readPostmasterFile(dataDir)[0]);
  if (!(pid > 0)) return;
  const orphan = identify(pid);
  if (orphan && isPostmasterOf(pid, dataDir)) {
    log('Stopping the database server that an earlier run left behind.');
    await stopProcess(orphan, properly);
  } else if (!commandLine(pid)?.includes('postgres')) {
    // The id belongs to something else by now (a container starts counting anew); PostgreSQL itself would refuse to start.
    rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
  }
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  const command = commandLine(pid) ?? '';
  if (!command.includes('postgres')) return false;
  // PostgreSQL works inside its data folder, so this holds even when the project was moved meanwhile.
  if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
  return command.includes(dataDir);
}

function readPostmasterFile(dataDir: string): string[] {
  try {
    return readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
