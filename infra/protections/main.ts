import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROTECTIONS, type Protection } from './list.ts';

/**
 * `npm run protections [-- WORD]`: takes away one protection after the other in a copy of the repository, and shows that
 * its test fails. A test that stays green protects nothing.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv[2]?.toLowerCase();
const chosen = PROTECTIONS.filter(
  ({ file, threat, chapter }) => !wanted || `${file} ${threat} ${chapter}`.toLowerCase().includes(wanted),
);

const copy = copyRepository();
let unnoticed = 0;
try {
  for (const protection of chosen) {
    const verdict = await tryWithout(protection);
    if (verdict !== 'noticed') unnoticed += 1;
    console.log(
      `${verdict.padEnd(10)} ${protection.chapter.padEnd(26)} ${protection.threat}  ${protection.test}`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(
  `${chosen.length - unnoticed} of ${chosen.length} protections are missed by their tests when they are gone.`,
);
process.exitCode = unnoticed > 0 || chosen.length === 0 ? 1 : 0;

/** @returns `noticed`, `UNNOTICED`, or why it could not be tried: `no patch` where the code has changed, `broken` where nothing ran. */
async function tryWithout({ file, find, replace, test }: Protection): Promise<string> {
  const target = path.join(copy, file);
  const source = readFileSync(target, 'utf8');
  if (source.split(find).length !== 2) return 'NO PATCH';
  writeFileSync(
    target,
    source.replace(find, () => replace),
  );
  try {
    const output = await runTest(test);
    const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(output) ?? [];
    if (passed === undefined) return 'BROKEN';
    // A patch that breaks the whole file would be no proof: some of its tests must still pass.
    if (Number(failed) > 0 && Number(passed) > 0) return 'noticed';
    return Number(failed) > 0 ? 'BROKEN' : 'UNNOTICED';
  } finally {
    writeFileSync(target, source);
  }
}

function runTest(test: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['infra/setup.mjs', 'test', test], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** What is under version control or new, as it stands; dependencies are shared. */
function copyRepository(): string {
  const to = mkdtempSync(path.join(os.tmpdir(), 'protections-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n')) {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(to, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(to, 'node_modules'));
  return to;
}
