import type { Problem } from './problems.ts';
import type { FileRow } from './row.ts';

const SEPARATOR = ' / ';
const MAX_DEPTH = 10;
const MAX_NAME = 120;

/** Finds the path that a department cell means. */
export interface DepartmentFinder {
  /** @returns the canonical path (`Engineering / Platform`), or the problem with what was written. */
  find(row: Pick<FileRow, 'line' | 'department'>): { path: string } | { problem: Problem };
}

/**
 * A path names each level from the top; a bare name means the one department of that name, wherever it stands, and a
 * new top-level one when there is none. A leading slash says "from the top". Names are compared without regard to
 * case; the first spelling stays.
 * @param existing the paths of the departments already known.
 * @param aliases what departments were called that became part of another one, or moved with one, and where they are now.
 * @param written every department cell of the file: a path in one row declares what a bare name in another means.
 */
export function createDepartmentFinder(
  existing: readonly string[],
  written: Iterable<string>,
  aliases: ReadonlyMap<string, string> = new Map(),
): DepartmentFinder {
  const spelling = new Map<string, string>();
  const byLastName = new Map<string, Set<string>>();
  const nowAt = new Map([...aliases].map(([path, now]) => [path.toLowerCase(), now]));
  const declare = (names: string[]) => {
    let path = '';
    for (const name of names) {
      const longer = path === '' ? name : path + SEPARATOR + name;
      const key = longer.toLowerCase();
      path = nowAt.get(key) ?? spelling.get(key) ?? longer;
      spelling.set(path.toLowerCase(), path);
      const last = name.toLowerCase();
      byLastName.set(last, (byLastName.get(last) ?? new Set()).add(path));
    }
    return path;
  };
  for (const path of existing) declare(path.split(SEPARATOR));
  for (const [path, now] of aliases) {
    const last = (path.split(SEPARATOR).at(-1) ?? '').toLowerCase();
    // A bare name means the department that has it today, if any.
    if (!byLastName.has(last)) byLastName.set(last, new Set([now]));
  }
  const existingTops = new Set(existing.map((path) => path.toLowerCase()));

  const distinct = new Set(written);
  for (const cell of distinct) {
    const names = split(cell);
    if (cell.includes('/') && isSound(names)) declare(names);
  }
  const answers = new Map<
    string,
    { path: string } | { code: Problem['code']; message: string; fix: string }
  >();
  for (const cell of distinct) answers.set(cell, answer(cell));

  function answer(cell: string) {
    const names = split(cell);
    if (!isSound(names))
      return {
        code: 'bad-department' as const,
        message: `"${cell.slice(0, 80)}" is not a department: a level of it is empty, too long, or there are more than ${MAX_DEPTH}.`,
        fix: 'Write a name, or a path such as Engineering / Platform.',
      };
    const [name = ''] = names;
    if (cell.includes('/') || existingTops.has(name.toLowerCase())) return { path: declare(names) };
    const candidates = [...(byLastName.get(name.toLowerCase()) ?? [])];
    if (candidates.length > 1)
      return {
        code: 'ambiguous-department' as const,
        message: `"${name}" can mean ${candidates.map((path) => `"${path}"`).join(' or ')}.`,
        fix: `Write the whole path${candidates.some((path) => !path.includes(SEPARATOR)) ? `, or "/ ${name}" for the one at the top` : ''}.`,
      };
    return { path: candidates[0] ?? declare(names) };
  }

  return {
    find({ line, department }) {
      const found = answers.get(department) ?? answer(department);
      return 'path' in found ? found : { problem: { line, column: 'department', ...found } };
    },
  };
}

/** @returns every path a department tree needs for these, parents before children. */
export function withAncestors(paths: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const path of paths) {
    const names = path.split(SEPARATOR);
    for (let depth = 1; depth <= names.length; depth++) all.add(names.slice(0, depth).join(SEPARATOR));
  }
  return [...all].sort((a, b) => a.split(SEPARATOR).length - b.split(SEPARATOR).length || (a < b ? -1 : 1));
}

/** @returns the path of the department above, or null at the top. */
export function parentPath(path: string): string | null {
  const at = path.lastIndexOf(SEPARATOR);
  return at === -1 ? null : path.slice(0, at);
}

const split = (cell: string) =>
  cell
    .replace(/^\s*\//, '')
    .split('/')
    .map((name) => name.trim());
const isSound = (names: string[]) =>
  names.length <= MAX_DEPTH && names.every((name) => name !== '' && name.length <= MAX_NAME);
