import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A service of the product as an operator runs it: whenever its process ends, another one is started. */
export interface Supervised {
  /** SIGKILL, and a new process at once. */
  kill(): Promise<void>;
  /** Sets its clock that far off the machine's, for the present process and those that follow. */
  setClock(offMs: number): void;
  /** Holds every connection to the database that it may have, for so long. */
  holdConnections(forMs: number): void;
  /** Why it ended each time that it was not killed by us, in the words of its log. */
  endedByItself(): readonly string[];
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** As container platforms do: a process that cannot start yet is not tried a hundred times a second. */
const RESTART_MS = 500;
const AFFLICT = new URL('afflict.ts', import.meta.url).href;

/**
 * Starts `services/<name>/main.ts` and keeps it running.
 *
 * @param options.env everything it reads from the environment.
 * @param options.logFile what all its processes write, one after the other.
 */
export function supervise(options: { name: string; env: NodeJS.ProcessEnv; logFile: string }): Supervised {
  const entry = fileURLToPath(new URL(`../services/${options.name}/main.ts`, import.meta.url));
  const killed = new WeakSet<ChildProcess>();
  let stopped = false;
  let clockMs = 0;
  const reasons: string[] = [];
  let child = start();
  const onExit = () => void child.kill('SIGKILL');
  process.once('exit', onExit);

  function start(): ChildProcess {
    const log = openSync(options.logFile, 'a', 0o600);
    const beginsAt = fstatSync(log).size;
    const args = ['--disable-warning=ExperimentalWarning', '--import', AFFLICT, entry];
    const started = spawn(process.execPath, args, {
      env: options.env,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    // Told too early or too late, it does not hear.
    started.on('error', () => undefined);
    if (clockMs !== 0) started.send({ clockMs }, () => undefined);
    started.once('exit', async (code, signal) => {
      if (stopped) return;
      if (!killed.has(started)) {
        reasons.push(`${signal ?? `exit code ${code}`}, ${lastError(options.logFile, beginsAt)}`);
        await sleep(RESTART_MS);
      }
      if (!stopped) child = start();
    });
    return started;
  }

  function tell(message: { clockMs: number } | { holdMs: number }): void {
    if (child.connected) child.send(message, () => undefined);
  }

  async function end(): Promise<void> {
    const victim = child;
    if (victim.exitCode !== null || victim.signalCode !== null) return;
    killed.add(victim);
    const ended = once(victim, 'exit');
    victim.kill('SIGKILL');
    await ended;
  }

  return {
    kill: end,
    setClock(offMs) {
      clockMs = offMs;
      tell({ clockMs });
    },
    holdConnections: (holdMs) => tell({ holdMs }),
    endedByItself: () => reasons,
    async stop() {
      stopped = true;
      process.off('exit', onExit);
      await end();
    },
  };
}

/** @returns the last error that a process wrote to its log, which began there; its own last words before others. */
function lastError(logFile: string, beginsAt: number): string {
  const lines = readFileSync(logFile).subarray(beginsAt).toString('utf8').split('\n');
  const fatal = lines.findLast((line) => line.includes('"level":60'));
  const error =
    (fatal && /"message":"([^"]*)"/.exec(fatal)?.[1]) ??
    lines.findLast((line) => /^(\w*Error|error): /.test(line));
  return error?.slice(0, 160) ?? 'without an error in its log';
}
