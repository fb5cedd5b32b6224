import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const OLDEST = [3, 10] as const;
const NEEDED = `npm run test:full needs Python ${OLDEST.join('.')} or newer with venv, as python3: it runs test tools that others wrote in Python.`;

/**
 * A virtual environment in the user's cache folder with what `requirements.txt` names, made once for each content of it.
 *
 * @returns the folder of its programs.
 * @throws Error in one sentence where there is no Python, or its packages cannot be installed.
 */
export async function pythonTools(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(cache, 'quarterdeck', `test-full-${digest}`);
  const programs = path.join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const ready = path.join(folder, 'ready');
  if (existsSync(ready)) return programs;
  const python = process.platform === 'win32' ? 'python' : 'python3';
  const { stdout } = await run(python, ['-c', 'import sys, venv; print(*sys.version_info[:2])']).catch(() => {
    throw new Error(NEEDED);
  });
  const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Error(`${NEEDED} Here it is ${major}.${minor}.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  await run(python, ['-m', 'venv', folder]).catch(() => {
    throw new Error(NEEDED);
  });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
  await run(path.join(programs, 'python'), pip).catch((error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`The packages of test/full/requirements.txt cannot be installed: ${said}`);
  });
  writeFileSync(ready, '');
  return programs;
}

/** @returns how a program ended, and all it said. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Promise<{ code: number | null; said: string }> {
  const { cwd, env = {}, input = '' } = options;
  return new Promise((ended, failed) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', failed);
    child.on('close', (code) => ended({ code, said }));
    child.stdin.end(input);
  });
}
