import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that can be recognised again: process ids are reused, a pair of id and start time is not. */
export interface ProcessIdentity {
  pid: number;
  /** An opaque stamp of when the process began. */
  started: string;
}

/** How to end a process: signals in order, each with how long to wait for it to work. */
export type StopSteps = readonly { signal: NodeJS.Signals; waitMs: number }[];

/** Recognises a running process. Undefined when there is none, or only one that ended and was not collected by its parent. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (process.platform === 'linux') {
    const stat = readOrUndefined(`/proc/${pid}/stat`);
    // The program's name, in parentheses, may hold anything; the fields after it are state (3rd) to start time (22nd).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, started] = [fields?.[0], fields?.[19]];
    return started === undefined || state === 'Z' || state === 'X' ? undefined : { pid, started };
  }
  if (process.platform === 'win32') return canSignal(pid) ? { pid, started: '' } : undefined;
  const [state, ...started] = (ps(pid, 'stat=,lstart=') ?? '').split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : { pid, started: started.join(' ') };
}

/** Whether this very process still runs. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  return identify(pid)?.started === started;
}

/** The command line of a process, arguments separated by spaces; undefined when it is gone. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') return readOrUndefined(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ');
  return process.platform === 'win32' ? undefined : ps(pid, 'command=');
}

/**
 * Ends a process step by step and waits until it is gone.
 * @throws Error when it outlives every step
 */
export async function stopProcess(identity: ProcessIdentity, steps: StopSteps): Promise<void> {
  for (const { signal, waitMs } of steps) {
    if (!isRunning(identity)) return;
    sendSignal(identity.pid, signal);
    const giveUpAt = performance.now() + waitMs;
    while (isRunning(identity) && performance.now() < giveUpAt) await sleep(10);
  }
  if (isRunning(identity)) throw new Error(`Process ${identity.pid} does not end.`);
}

/** Sends a signal to a process that may just have ended. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function ps(pid: number, columns: string): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', columns], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
