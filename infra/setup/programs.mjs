import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** What is being put in its place bears this ending; one so old was left by a set-up that was killed. */
const draftEnding = '.part';
const draftAbandonedAfterMs = 3_600_000;

/**
 * The folder for what is fetched once per user; in the project where the user has none that can be written.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(root, env) {
  const home = env.HOME || os.homedir();
  const perUser =
    process.platform === 'darwin'
      ? path.join(home, 'Library', 'Caches')
      : env.XDG_CACHE_HOME || path.join(home, '.cache');
  const folder = path.join(perUser, 'quarterdeck');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return path.join(root, '.quarterdeck', 'cache');
  }
}

/**
 * Puts a program in its place: written beside it, tried, then renamed, so that neither an interruption nor a second set-up
 * at the same time leaves a broken one.
 * @param {Buffer} program
 * @param {string} file
 * @param {string} wantedVersion what it must report
 * @throws {Error} when it does not run here or is another version; nothing is left then
 */
export async function keepProgram(program, file, wantedVersion) {
  mkdirSync(path.dirname(file), { recursive: true });
  removeAbandonedDrafts(path.dirname(file));
  const draft = `${file}.${randomUUID()}${draftEnding}${programSuffix(file)}`;
  try {
    writeFileSync(draft, program);
    chmodSync(draft, 0o755);
    const version = await versionOf(draft);
    if (version !== wantedVersion) {
      throw new Error(
        `what arrived is ${version ? `version ${version}` : 'not a Temporal CLI that runs here'}`,
      );
    }
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} folder */
function removeAbandonedDrafts(folder) {
  for (const entry of readdirSync(folder).filter((name) => name.includes(draftEnding))) {
    const file = path.join(folder, entry);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > draftAbandonedAfterMs) rmSync(file, { force: true });
  }
}

/**
 * @param {string} program
 * @returns {Promise<string | undefined>} the version it reports, undefined when it does not run
 */
export async function versionOf(program) {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 20_000 });
    return /temporal version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Whether the file exists and may be run.
 * @param {string} file
 */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file);
  } catch {
    return false;
  }
}

/**
 * The ending of a program's name.
 * @param {string} platform or another program's name
 */
export function programSuffix(platform) {
  return platform.startsWith('win32') || platform.endsWith('.exe') ? '.exe' : '';
}
