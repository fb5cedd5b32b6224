import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, sendSignal } from '#infra/runtime/processes.ts';

/** Any free ports: whatever else runs on this machine keeps its own. */
const FREE_PORTS = Object.fromEntries(
  [
    'CONSOLE_PORT',
    'TASK_PAGES_PORT',
    'INBOX_PORT',
    'INBOX_SMTP_PORT',
    'TEMPORAL_PORT',
    'TEMPORAL_UI_PORT',
  ].map((name) => [name, '0']),
);
/** What would point the start elsewhere, or change what is tested. */
const NOT_PASSED_ON = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'SMTP_URL',
  'MAIL_PACING',
  'LINK_KEYS',
  'CONSOLE_TOKEN',
  'NODE_OPTIONS',
];

/** A running `npm start`, without npm and its set-up. */
export interface RunningStart {
  output(): string;
  /** Resolves when the output has the text. @throws Error with the output when it ends or takes too long. */
  untilItSays(pattern: RegExp): Promise<void>;
  /** Presses Ctrl-C. @returns exit code and how long it took. */
  interrupt(): Promise<{ code: number | null; ms: number }>;
  /** Kills everything at once, servers included. */
  killAll(): Promise<void>;
  /** Resolves with the exit code when it ends by itself. */
  ended: Promise<number | null>;
}

export function runStart(dataDir: string, args: string[] = []): RunningStart {
  const entry = new URL('../../../infra/start.ts', import.meta.url).pathname;
  const env = { ...process.env, ...FREE_PORTS, QUARTERDECK_DATA_DIR: dataDir };
  for (const name of NOT_PASSED_ON) Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  const ended = once(child, 'exit').then(() => child.exitCode);
  const group = -(child.pid ?? 0);
  return {
    output: () => output,
    ended,
    async untilItSays(pattern) {
      const giveUpAt = performance.now() + 90_000;
      while (!pattern.test(output)) {
        if (child.exitCode !== null || performance.now() > giveUpAt)
          throw new Error(`It does not say ${pattern}, but:\n${output}`);
        await sleep(10);
      }
    },
    async interrupt() {
      const begun = performance.now();
      process.kill(group, 'SIGINT');
      return { code: await ended, ms: performance.now() - begun };
    },
    async killAll() {
      const servers = ['postgres/postmaster.pid', 'temporal.db.pid'].flatMap((file) =>
        pidIn(path.join(dataDir, file)),
      );
      process.kill(group, 'SIGKILL');
      for (const pid of servers) sendSignal(pid, 'SIGKILL');
      await ended;
      while (servers.some((pid) => identify(pid))) await sleep(10);
    },
  };
}

/** @returns the process id that a server wrote down: plain in the first line, or as JSON. */
function pidIn(file: string): number[] {
  try {
    const text = readFileSync(file, 'utf8');
    const pid = Number(/\d+/.exec(text)?.[0]);
    return pid > 0 ? [pid] : [];
  } catch {
    return [];
  }
}
