import type { PersonState, Role } from '#domain/kinds.ts';
import { completed, type Defaults } from './defaults.ts';
import { findDelegates } from './delegates.ts';
import { createDepartmentFinder, withAncestors } from './departments.ts';
import { differingColumns } from './differences.ts';
import { findCircles, findManagers, type ManagerRef } from './managers.ts';
import { matchRows } from './match.ts';
import type { Notice, Problem } from './problems.ts';
import type { PeopleFile } from './read.ts';
import type { FileRow } from './row.ts';
import { problemsOfSkipping } from './skipping.ts';

/** A person as the database holds them. */
export interface KnownPerson {
  id: string;
  employeeId: string | null;
  email: string | null;
  name: string;
  title: string | null;
  departmentPath: string;
  managerId: string | null;
  timeZone: string;
  locale: string;
  country: string;
  role: Role;
  state: PersonState;
}

/** A person as they will be after the import. */
export interface PlannedPerson {
  line: number;
  /** The known person whom the row means, or null for a new one. */
  known: KnownPerson | null;
  employeeId: string | null;
  email: string | null;
  name: string;
  title: string | null;
  departmentPath: string;
  manager: ManagerRef;
  timeZone: string;
  locale: string;
  country: string;
  role: Role;
  absence: FileRow['absence'];
}

/** What an import would do; nothing of it has been done. */
export interface ImportPlan {
  rows: number;
  /** Rows that can be imported; those in `changes` make a difference, the others are as the database has them. */
  people: PlannedPerson[];
  changes: PlannedPerson[];
  created: number;
  updated: number;
  unchanged: number;
  /** Rows with a problem: left out when bad rows are skipped. */
  badRows: number;
  /** People in the database, not left, whom no row means. */
  missing: KnownPerson[];
  /** Paths of departments that do not exist yet, parents first. */
  newDepartments: string[];
  problems: Problem[];
  notices: Notice[];
  /** What was filled in where the file says nothing, one sentence each. */
  defaults: string[];
  ignoredColumns: string[];
  /** Not even its good rows may be imported. */
  refused: boolean;
}

/**
 * Compares a file with the people already known. Pure: the same input gives the same plan.
 * @param file what `readPeopleFile` made of the file.
 * @param existing everyone in the database, those who left included: their keys are taken.
 * @param existingDepartments the paths of all departments.
 * @returns what an import would do, with every problem in the order of the lines.
 */
export function planImport(input: {
  file: PeopleFile;
  existing: readonly KnownPerson[];
  existingDepartments: readonly string[];
  /** Where departments are now that became part of another one, by the path they had. */
  departmentAliases?: ReadonlyMap<string, string>;
  defaults?: Partial<Defaults>;
  /** Whether rows with a problem will be left out; that may put others in the wrong. */
  skipBadRows?: boolean;
}): ImportPlan {
  const { file, existing } = input;
  const problems = [...file.problems];
  const finder = createDepartmentFinder(
    input.existingDepartments,
    file.rows.map((row) => row.department),
    input.departmentAliases,
  );
  const matched = matchRows({ rows: file.rows, badRows: file.badRows, existing });
  problems.push(...matched.problems);
  const paths = new Map<FileRow, string>();
  for (const row of file.rows) {
    const found = finder.find(row);
    if ('path' in found) paths.set(row, found.path);
    else problems.push(found.problem);
  }
  const managers = findManagers({ file, matched });
  problems.push(...managers.problems, ...findDelegates(file.rows, matched));
  const graph = { rows: file.rows, refs: managers.refs, existing, matched };
  problems.push(...findCircles({ ...graph, skipped: new Set() }));
  if (input.skipBadRows) problems.push(...problemsOfSkipping({ ...graph, problems }));

  const badLines = new Set(problems.map((problem) => problem.line));
  const notices: Notice[] = [];
  const tally = completed(input.defaults);
  const people: PlannedPerson[] = [];
  for (const row of file.rows) {
    if (badLines.has(row.line)) continue;
    const known = matched.knownByRow.get(row) ?? null;
    const manager = managers.refs.get(row) ?? { kind: 'none' };
    people.push({
      line: row.line,
      known,
      employeeId: row.employeeId ?? known?.employeeId ?? null,
      email: row.email === undefined ? (known?.email ?? null) : row.email,
      name: row.name,
      title: row.title === undefined ? (known?.title ?? null) : row.title,
      departmentPath: paths.get(row) ?? '',
      manager: withoutSkipped({ row, manager, known, badLines, notices }),
      role: row.role ?? known?.role ?? 'employee',
      absence: row.absence,
      ...tally.places(row, known),
    });
    if (known?.state === 'left') notices.push(leftNotice(row));
  }
  const changes = people.filter(
    (person) => person.known === null || differingColumns(person, person.known).length > 0,
  );
  const created = changes.filter((person) => person.known === null).length;
  const seen = matched.mentioned;
  const have = new Set(input.existingDepartments);
  return {
    rows: file.rowCount,
    people,
    changes,
    created,
    updated: changes.length - created,
    unchanged: people.length - changes.length,
    badRows: file.rowCount - people.length,
    missing: file.refused ? [] : existing.filter((person) => person.state !== 'left' && !seen.has(person.id)),
    newDepartments: withAncestors(people.map((person) => person.departmentPath)).filter(
      (path) => !have.has(path),
    ),
    problems: problems.sort((a, b) => a.line - b.line),
    notices,
    defaults: tally.sentences(),
    ignoredColumns: file.ignoredColumns,
    refused: file.refused,
  };
}

/** A manager whose own row is skipped cannot be set; who is known keeps the manager they had. */
function withoutSkipped(options: {
  row: FileRow;
  manager: ManagerRef;
  known: KnownPerson | null;
  badLines: Set<number>;
  notices: Notice[];
}): ManagerRef {
  const { row, manager, known, badLines, notices } = options;
  if (manager.kind !== 'row' || !badLines.has(manager.line)) return manager;
  notices.push({
    line: row.line,
    column: row.managerEmail ? 'manager_email' : 'manager_id',
    code: 'manager-skipped',
    message: `The manager of ${row.name} is on line ${manager.line}, which has a problem; without that row, ${
      known?.managerId ? 'the present manager stays' : 'there is no manager yet'
    }.`,
  });
  return known?.managerId ? { kind: 'known', id: known.managerId } : { kind: 'none' };
}

function leftNotice(row: FileRow): Notice {
  return {
    line: row.line,
    column: '',
    code: 'already-left',
    message: `${row.name} is recorded as having left; a people file does not change that.`,
  };
}
