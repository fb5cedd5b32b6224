import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { SetupError, say, showProgress } from './say.mjs';

/** The file that says which lock, on which platform, node_modules was installed from. */
const stampName = '.quarterdeck-lock';

/**
 * Installs the locked dependencies when they are missing or come from another lock.
 * @param {string} root the project's folder
 * @throws {SetupError} when npm cannot install them
 */
export async function ensureDependencies(root) {
  if (dependenciesAreCurrent(root)) return;
  await withLock(path.join(root, '.quarterdeck', 'setup.lock'), async () => {
    // Another set-up may have done it while this one waited.
    if (dependenciesAreCurrent(root)) return;
    await showProgress('Installing the locked dependencies (once, about a minute)', () =>
      installFromLock(root),
    );
    writeStamp(root);
  });
}

/**
 * Whether node_modules holds what package-lock.json asks for. Someone who ran npm by hand left no stamp: then npm's own
 * record of what it installed is compared, and stamped when it agrees.
 * @param {string} root the project's folder
 * @returns {boolean}
 */
export function dependenciesAreCurrent(root) {
  const stamp = path.join(root, 'node_modules', stampName);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return true;
  if (!installedMatchesLock(root)) return false;
  writeStamp(root);
  return true;
}

/** @param {string} root */
function writeStamp(root) {
  writeFileSync(path.join(root, 'node_modules', stampName), fingerprint(root));
}

/** @param {string} root */
function fingerprint(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** @param {string} root */
function installedMatchesLock(root) {
  // npm writes this file last, so an interrupted installation has none.
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[] }} Entry */
  /** @type {{ packages: Record<string, Entry> }} */
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  /** @type {{ packages: Record<string, Entry> }} */
  const installed = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(wanted.packages).every(([name, entry]) => {
    if (name === '') return true;
    const found = installed.packages[name];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    // Absent is right only for the parts of other platforms.
    return entry.optional === true && !isForThisPlatform(entry);
  });
}

/** @param {{ os?: string | string[], cpu?: string | string[], libc?: string[] }} entry */
function isForThisPlatform({ os = [], cpu = [], libc }) {
  const systems = [os].flat();
  const processors = [cpu].flat();
  // Of a pair that differs by C library npm installs one; which one does not matter here.
  if (libc || (systems.length === 0 && processors.length === 0)) return false;
  return (
    (systems.length === 0 || systems.includes(process.platform)) &&
    (processors.length === 0 || processors.includes(process.arch))
  );
}

/** @param {string} root */
async function installFromLock(root) {
  const { program, args } = npmCommand();
  // No package's install script runs: none is needed, and npm 11 refuses them anyway unless each is allowed.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(program, [...args, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && args.length === 0,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-4_000);
    });
  }
  /** @type {number | string | null} */
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  if (outcome === 0) return;
  say(output.trimEnd().split('\n').slice(-15).join('\n'));
  throw new SetupError(
    `The locked dependencies could not be installed (npm ci ended with ${outcome}): please check the network and run the command again.`,
  );
}

/** The npm that called us if there is one, run by the Node that runs it: our own may be what npm is about to replace. */
function npmCommand() {
  const { npm_execpath: script = '', npm_node_execpath: node = process.execPath } = process.env;
  if (path.basename(script) === 'npm-cli.js' && existsSync(script)) return { program: node, args: [script] };
  return { program: 'npm', args: [] };
}
