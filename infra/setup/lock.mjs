import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** The holder touches its lock each second; one untouched for so long belongs to nobody, whoever has its process id now. */
const abandonedAfterMs = 15_000;

/**
 * Runs work while no other set-up does the same. A lock left by a process that is gone is taken over.
 * @template T
 * @param {string} file the lock, holding the id of the process that has it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !tryLock(file); await sleep(300)) {
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
    } else if (!told) {
      say('Another set-up is at work in this folder; waiting for it.');
      told = true;
    }
  }
  const touch = setInterval(() => utimesSync(file, new Date(), new Date()), 1_000);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return (holder > 0 && !isAlive(holder)) || Date.now() - statSync(file).mtimeMs > abandonedAfterMs;
  } catch {
    // Its holder removed it just now.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
