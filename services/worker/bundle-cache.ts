import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** What ends up in the bundle: workflows, the rules they import, and the libraries of the lock file. */
const SOURCES = [
  'workflows/**/*.ts',
  'domain/**/*.ts',
  'services/worker/create-worker.ts',
  'package-lock.json',
];

/**
 * The workflows' code in one file, made anew only when what it is made from has changed: that takes more than a second of
 * a processor that a start needs for other things.
 * @param folder keeps the bundle.
 */
export async function cachedBundle(
  folder: string,
  bundle: () => Promise<WorkflowBundleWithSourceMap>,
): Promise<WorkflowBundleWithSourceMap> {
  const name = `workflows-${hashOfSources()}.json`;
  const file = path.join(folder, name);
  const kept = read(file);
  if (kept) return kept;
  const made = await bundle();
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(made));
  renameSync(draft, file);
  for (const old of globSync('workflows-*.json', { cwd: folder }))
    if (old !== name) rmSync(path.join(folder, old), { force: true });
  return made;
}

function hashOfSources(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort())
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

function read(file: string): WorkflowBundleWithSourceMap | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('code' in value) || !('sourceMap' in value))
      return undefined;
    const { code, sourceMap } = value;
    return typeof code === 'string' && typeof sourceMap === 'string' ? { code, sourceMap } : undefined;
  } catch {
    return undefined;
  }
}
