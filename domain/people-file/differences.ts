import { createHash } from 'node:crypto';
import type { Column } from './header.ts';
import type { ImportPlan, KnownPerson, PlannedPerson } from './plan.ts';

/** One value of a known person that an import changes; null is an empty one. */
export interface Difference {
  column: Column;
  before: string | null;
  after: string | null;
}

type Compared = Omit<KnownPerson, 'id' | 'managerId' | 'state'>;
const COMPARED: ReadonlyArray<readonly [Column, keyof Compared]> = [
  ['name', 'name'],
  ['department', 'departmentPath'],
  ['title', 'title'],
  ['role', 'role'],
  ['email', 'email'],
  ['employee_id', 'employeeId'],
  ['time_zone', 'timeZone'],
  ['locale', 'locale'],
  ['country', 'country'],
];

/** @returns the columns in which a person would be another than they are. */
export function differingColumns(person: PlannedPerson, known: KnownPerson): Column[] {
  const columns = COMPARED.filter(([, key]) => person[key] !== known[key]).map(([column]) => column);
  const { manager } = person;
  const managerId = manager.kind === 'known' ? manager.id : manager.kind === 'none' ? null : undefined;
  return managerId === known.managerId ? columns : [...columns, 'manager_email'];
}

/**
 * @param known everyone in the database, for the names of managers.
 * @returns what becomes what, for a person that is known and changes; managers by name.
 */
export function describeDifferences(plan: ImportPlan, known: readonly KnownPerson[]) {
  const nameById = new Map(known.map(({ id, name }) => [id, name]));
  const nameByLine = new Map(plan.people.map(({ line, name }) => [line, name]));
  const managerOf = ({ manager }: PlannedPerson) =>
    manager.kind === 'none'
      ? null
      : ((manager.kind === 'known' ? nameById.get(manager.id) : nameByLine.get(manager.line)) ?? null);
  return {
    managerOf,
    of(person: PlannedPerson): Difference[] {
      const before = person.known;
      if (!before) return [];
      const keys = new Map(COMPARED);
      return differingColumns(person, before).flatMap((column): Difference[] => {
        const key = keys.get(column);
        if (key) return [{ column, before: before[key], after: person[key] }];
        const was = before.managerId === null ? null : (nameById.get(before.managerId) ?? null);
        // The same person may be named by the row that they have in the file.
        const is = managerOf(person);
        return was === is ? [] : [{ column, before: was, after: is }];
      });
    },
  };
}

/** What somebody has looked at before they import: a digest of what changes, another of who is missing. */
export interface SeenPlan {
  changes: string;
  missing: string;
}

/** @returns the digests of a plan; two plans with the same ones do the same. */
export function seenPlan(plan: ImportPlan): SeenPlan {
  const { changes, newDepartments, problems, people, missing } = plan;
  const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url');
  return {
    changes: digest([changes, newDepartments, problems.map(({ line }) => line), people.length]),
    missing: digest(missing.map(({ id }) => id).sort()),
  };
}
