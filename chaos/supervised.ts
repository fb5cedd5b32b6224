import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A service of the product as an operator runs it: whenever its process ends, another one is started. */
export interface Supervised {
  /** SIGKILL, and a new process at once. */
  kill(): Promise<void>;
  /** How often it ended without having been killed by us. */
  endedByItself(): number;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** As container platforms do: a process that cannot start yet is not tried a hundred times a second. */
const RESTART_MS = 500;

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
  let byItself = 0;
  let child = start();
  const onExit = () => void child.kill('SIGKILL');
  process.once('exit', onExit);

  function start(): ChildProcess {
    const log = openSync(options.logFile, 'a', 0o600);
    const args = ['--disable-warning=ExperimentalWarning', entry];
    const started = spawn(process.execPath, args, { env: options.env, stdio: ['ignore', log, log] });
    closeSync(log);
    started.once('exit', async () => {
      if (stopped) return;
      if (!killed.has(started)) {
        byItself += 1;
        await sleep(RESTART_MS);
      }
      if (!stopped) child = start();
    });
    return started;
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
    endedByItself: () => byItself,
    async stop() {
      stopped = true;
      process.off('exit', onExit);
      await end();
    },
  };
}
