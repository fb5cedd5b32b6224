import { rmSync } from 'node:fs';
import path from 'node:path';
import { claim, readIdentity } from '../runtime/claims.ts';
import { isRunning } from '../runtime/processes.ts';
import { readTexts, writePrivateFile } from './private-file.ts';
import { StartError } from './start-error.ts';
import type { Stops } from './stops.ts';

/** What the command line needs to reach this run, and whoever looks for its pages. */
export interface RuntimeFacts {
  consoleUrl: string;
  token: string;
  taskPagesUrl: string;
  inboxUrl: string | undefined;
  temporalUrl: string | undefined;
}

const runtimeFile = (dataDir: string) => path.join(dataDir, 'runtime.json');

/**
 * Makes sure that only one start works in a data folder.
 * @returns whether the last run there was killed.
 * @throws StartError with one sentence when another one does.
 */
export function claimDataDir(dataDir: string, stops: Stops): { wasKilled: boolean } {
  const file = path.join(dataDir, 'start.owner');
  const holder = readIdentity(file);
  if (holder && isRunning(holder)) {
    const where = consoleOf(dataDir);
    throw new StartError(
      `Quarterdeck is already running here (process ${holder.pid})${where ? `, see ${where}` : ''}: use that one, or stop it first.`,
    );
  }
  stops.add('last', claim(file, `The folder ${dataDir}`));
  return { wasKilled: holder !== undefined };
}

/** Writes down where this run is, until it stops. */
export function publishRuntime(dataDir: string, facts: RuntimeFacts, stops: Stops): void {
  const content = { ...facts, pid: process.pid };
  writePrivateFile(runtimeFile(dataDir), `${JSON.stringify(content, null, 2)}\n`);
  stops.add('doors', () => rmSync(runtimeFile(dataDir), { force: true }));
}

function consoleOf(dataDir: string): string | undefined {
  try {
    return readTexts(runtimeFile(dataDir))?.consoleUrl;
  } catch {
    return undefined;
  }
}
