import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { identify, type ProcessIdentity, type StopSteps, sendSignal, stopProcess } from './processes.ts';

/** What to run, and how it is ended. */
export interface DetachedProgram {
  program: string;
  args: readonly string[];
  /** Receives its output. A pipe to us would break with us, and end a server that a restart could have put away properly. */
  logFile: string;
  stopSteps: StopSteps;
  uid?: number | undefined;
  gid?: number | undefined;
  env?: NodeJS.ProcessEnv;
}

/** A server in a process group of its own, which a terminal's Ctrl-C therefore spares: we end it, after what depends on it. */
export interface DetachedProcess {
  identity: ProcessIdentity;
  /** Whether it has ended, on its own or by stop(). */
  hasEnded(): boolean;
  /** The last lines it wrote. */
  logTail(): string;
  stop(): Promise<void>;
}

/**
 * Starts a server detached from this process.
 * @throws Error when the program cannot be started
 */
export async function startDetached(options: DetachedProgram): Promise<DetachedProcess> {
  const log = openLog(options.logFile);
  const child = spawn(options.program, options.args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  closeSync(log.fd);
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${options.program} did not start.`);
  child.unref();
  // It may end before it is recognised; then there is nothing to stop.
  const identity = identify(pid) ?? { pid, started: 'ended' };

  // An end of this process that nobody arranged (an uncaught error, process.exit) takes the server along.
  const [gentlest] = options.stopSteps;
  const onExit = () => {
    if (child.exitCode === null && child.signalCode === null) sendSignal(pid, gentlest?.signal ?? 'SIGTERM');
  };
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));

  return {
    identity,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    logTail: () =>
      readFileSync(options.logFile, 'utf8').slice(log.startsAt).trimEnd().split('\n').slice(-12).join('\n'),
    stop: () => stopProcess(identity, options.stopSteps),
  };
}

/** Logs are for the person who looks into a failure: the current one and the one before are enough. */
const largestLogBytes = 5_000_000;

function openLog(file: string): { fd: number; startsAt: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, `${file}.1`);
  return { fd: openSync(file, 'a', 0o600), startsAt: size > largestLogBytes ? 0 : size };
}
