import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIdentity } from '#infra/runtime/claims.ts';
import { type RunningPostgres, startPostgres } from '#infra/runtime/postgres.ts';
import { sendSignal } from '#infra/runtime/processes.ts';
import { startTemporal } from '#infra/runtime/temporal.ts';

/** A server that can be killed and comes back at the same address. */
export interface Server {
  /** For PostgreSQL a URL of the superuser, for Temporal host:port. */
  address: string;
  /** SIGKILL; resolves when a new process answers at the same address. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Backends that outlive their killed postmaster for a moment keep the next one from starting. */
const RESTART_WITHIN_MS = 30_000;

/** Starts PostgreSQL as it runs in earnest: what is committed is on disk, and a kill loses none of it. */
export async function startDatabase(dir: string): Promise<Server> {
  const dataDir = path.join(dir, 'postgres');
  let server = await startPostgres({ dataDir });
  const { url, port } = server;
  return {
    address: url,
    async kill() {
      const pid = Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      if (!(pid > 0)) throw new Error('PostgreSQL names no process to kill.');
      sendSignal(pid, 'SIGKILL');
      await server.stop();
      server = await again<RunningPostgres>(() => startPostgres({ dataDir, port }));
    },
    stop: () => server.stop(),
  };
}

/** Starts Temporal in memory: whoever kills it takes every workflow with it. */
export async function startOrchestrator(dir: string, binary: string): Promise<Server> {
  const stateFile = path.join(dir, 'temporal');
  let server = await startTemporal({ binary, stateFile, headless: true });
  const { address } = server;
  const port = Number(address.split(':')[1]);
  return {
    address,
    async kill() {
      const identity = readIdentity(`${stateFile}.pid`);
      if (!identity) throw new Error('Temporal names no process to kill.');
      sendSignal(identity.pid, 'SIGKILL');
      await server.stop();
      server = await again(() => startTemporal({ binary, stateFile, headless: true, port }));
    },
    stop: () => server.stop(),
  };
}

async function again<Started>(start: () => Promise<Started>): Promise<Started> {
  const giveUpAt = performance.now() + RESTART_WITHIN_MS;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(250);
    }
  }
}
