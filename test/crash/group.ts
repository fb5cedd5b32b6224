import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Where the pages of the group listen. */
export const BASE_HOST = '127.0.0.1';

/** By this name the database knows the group's sessions. */
export const APPLICATION = 'crash-test';

/** What a process of the group needs to know; it travels as JSON. */
export interface ChildSettings {
  databaseUrl: string;
  temporal: { address: string; taskQueue: string };
  smtpUrl: string;
  pagesPort: number;
  bundleFile: string;
  logFile: string;
  period: string;
}

/** A launch at work: worker, mailer and pages, in processes that live and die together. */
export interface Group {
  /** What the launch answered, if it has. */
  launched(): Array<{ cycleId: string; created: boolean }>;
  /** Kills every process of the group at once, and waits for the first one's end. */
  kill(): Promise<void>;
}

/** Starts the group. */
export function startGroup(settings: ChildSettings): Group {
  const entry = new URL('./launch-child.ts', import.meta.url).pathname;
  const args = ['--disable-warning=ExperimentalWarning', entry, 'work', JSON.stringify(settings)];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const launched: Array<{ cycleId: string; created: boolean }> = [];
  createInterface(child.stdout).on('line', (line) => {
    const [, cycleId, created] = /^launched (\S+) (true|false)$/.exec(line) ?? [];
    if (cycleId) launched.push({ cycleId, created: created === 'true' });
  });
  return {
    launched: () => launched,
    async kill() {
      if (child.pid === undefined) throw new Error('the group did not start');
      // A negative number means the group (kill(2)).
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
