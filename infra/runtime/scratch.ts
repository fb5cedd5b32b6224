import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { claim, readIdentity } from './claims.ts';
import { startPostgres, stopLeftPostgres } from './postgres.ts';
import { isRunning } from './processes.ts';
import { startTemporal, stopLeftTemporal } from './temporal.ts';

/** A database and a Temporal server for one run of tests, a rehearsal or a benchmark. */
export interface ScratchRuntime {
  /** For the superuser, database `postgres`; nothing in it survives. */
  postgresUrl: string;
  temporalAddress: string;
  /** A folder for whatever else the run writes, removed with it. */
  dir: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL (not durable) and Temporal (in memory, with time skipping) in a temporary folder, which is kept in memory where
 * there is plenty of it, and clears away what killed runs of the same name left behind: servers first, then their folders.
 * @param name what the run is, as part of a folder's name
 * @param temporalBinary the Temporal CLI, as the set-up names it in QUARTERDECK_TEMPORAL_BIN
 * @param autovacuum whether PostgreSQL looks after its tables by itself, as a real server does
 * @throws Error when one of the two does not start; the other is stopped then
 */
export async function startScratchRuntime({
  name,
  temporalBinary,
  autovacuum = false,
}: {
  name: string;
  temporalBinary: string;
  autovacuum?: boolean;
}): Promise<ScratchRuntime> {
  const folder = `quarterdeck-${os.userInfo().uid}`;
  for (const each of places) await clearLeftRuns(path.join(each, folder), name);
  const home = path.join(roomiest(), folder);
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const dir = mkdtempSync(path.join(home, `${name}-`));
  // As root PostgreSQL runs as another account, which must be able to pass.
  chmodSync(dir, 0o711);
  claim(ownerFile(dir), `The folder ${dir}`);

  const parts = await Promise.allSettled([
    startPostgres({ dataDir: postgresData(dir), durable: false, autovacuum }),
    startTemporal({
      binary: temporalBinary,
      stateFile: temporalState(dir),
      headless: true,
      timeSkipping: true,
    }),
  ]);
  const stop = async () => {
    await Promise.all(parts.map((part) => (part.status === 'fulfilled' ? part.value.stop() : undefined)));
    rmSync(dir, { recursive: true, force: true });
  };
  const [postgres, temporal] = parts;
  if (postgres.status === 'rejected' || temporal.status === 'rejected') {
    await stop();
    throw [postgres, temporal].find((part) => part.status === 'rejected')?.reason;
  }
  return { postgresUrl: postgres.value.url, temporalAddress: temporal.value.address, dir, stop };
}

/** Linux keeps files here in memory. A database of a test is made and removed there without the disk ever hearing of it. */
const inMemory = '/dev/shm';
const places = [os.tmpdir(), inMemory];

/** What a rehearsal, a run of tests or a benchmark never fills. Containers often have 64 MB there: those keep to the disk. */
const plentyBytes = 8 * 1024 ** 3;

/** @returns the folder for what nobody needs afterwards: in memory where half of what is free is plenty. */
function roomiest(): string {
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    if (Math.min(bavail * bsize, os.freemem() / 2) >= plentyBytes) return inMemory;
  } catch {
    // Not Linux, or not allowed there.
  }
  return os.tmpdir();
}

const postgresData = (dir: string) => path.join(dir, 'postgres');
const temporalState = (dir: string) => path.join(dir, 'temporal');
const ownerFile = (dir: string) => path.join(dir, 'owner');

/** A folder that nobody claims may belong to a run that begins at this moment. */
const unclaimedMs = 60_000;

async function clearLeftRuns(home: string, name: string): Promise<void> {
  if (!existsSync(home)) return;
  const runs = readdirSync(home).filter(
    (entry) => /^-[^-]+$/.test(entry.slice(name.length)) && entry.startsWith(name),
  );
  for (const run of runs) {
    const dir = path.join(home, run);
    const owner = readIdentity(ownerFile(dir));
    if (owner ? isRunning(owner) : isYoung(dir)) continue;
    await stopLeftPostgres(postgresData(dir));
    await stopLeftTemporal(temporalState(dir));
    rmSync(dir, { recursive: true, force: true });
  }
}

function isYoung(dir: string): boolean {
  return existsSync(dir) && Date.now() - statSync(dir).mtimeMs < unclaimedMs;
}
