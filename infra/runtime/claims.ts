import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isRunning, type ProcessIdentity } from './processes.ts';

/** Lets go of what was claimed. */
export type Release = () => void;

/**
 * Claims something that only one process may use at a time, by a file that names the process.
 * A claim whose process is gone (killed, crashed) is taken over.
 * @param what what is claimed, as a person would say it
 * @throws Error with one sentence when another process, or this one, has it
 */
export function claim(file: string, what: string): Release {
  const mine = identify(process.pid);
  if (!mine) throw new Error('This process cannot recognise itself.');
  const content = JSON.stringify(mine);
  if (!writeNew(file, content)) {
    const holder = readIdentity(file);
    if (holder && isRunning(holder)) {
      throw new Error(
        `${what} is in use by another Quarterdeck (process ${holder.pid}): stop that one first.`,
      );
    }
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, content);
    renameSync(draft, file);
  }
  return () => rmSync(file, { force: true });
}

/** Reads which process a file names; undefined when the file is missing or damaged. */
export function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return undefined;
    const { pid, started } = value;
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

function writeNew(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
