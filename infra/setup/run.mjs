import { spawn } from 'node:child_process';
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
  /** @type {Set<NodeJS.Signals>} */
  const passedOn = new Set();
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (passedOn.has(signal)) return;
    passedOn.add(signal);
    setTimeout(() => passedOn.delete(signal), 1_000).unref();
    child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? 'SIGTERM']));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}
