import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';

/**
 * Runs a program on this terminal until it ends, and passes on the signals meant for it.
 *
 * Ctrl-C reaches the whole process group, and npm sends it on once more, so the program may see the same key press
 * several times; `infra/runtime/interrupts.ts` counts echoes within two seconds as one. Passing on here is for the
 * signal sent to one process alone, which would otherwise leave the program running behind.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export async function runToEnd(program, args, env) {
  const child = spawn(program, args, { stdio: 'inherit', env });
  /** @type {Map<NodeJS.Signals, number>} */
  const passedOnAt = new Map();
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    const last = passedOnAt.get(signal) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - last < 1_000) return;
    passedOnAt.set(signal, performance.now());
    child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  const stopWatching = env.npm_lifecycle_event ? whenAbandoned(() => passOn('SIGTERM')) : () => {};
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? 'SIGTERM']));
    });
  } finally {
    stopWatching();
    for (const signal of signals) process.off(signal, passOn);
  }
}

/**
 * Notices that npm is gone. Between npm and us is a shell: a signal to npm ends that shell without a word to us, and npm
 * killed outright leaves even the shell behind.
 * @param {() => void} tell called once
 * @returns {() => void} stops watching
 */
function whenAbandoned(tell) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    tell();
  }, 500);
  return () => clearInterval(timer);
}

/**
 * @param {number} pid
 * @returns {string | undefined} the id of its parent, where the system tells it for the price of reading a file
 */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
