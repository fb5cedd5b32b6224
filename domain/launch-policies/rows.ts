import { readSuccessFrom } from '../scoring.ts';
import type { CycleSettings } from '../settings.ts';
import type { PolicyChanges } from './changes.ts';
import { isLaunchPolicyKey, type LaunchPolicyKey, REMINDERS } from './keys.ts';

/** Policies that can differ between departments and countries, by the names of their rows. */
export const PLACE_POLICIES = [
  'visibility',
  'named-lists',
  'individual-okrs',
  'objective-limits',
  'key-result-limit',
  'reviewers',
  'check-in-rhythm',
  'retention-months',
] as const;
export type PlacePolicy = (typeof PLACE_POLICIES)[number];

/** A policy's value in a place; the nearest department up the tree wins, then the country, then the row with neither. */
export interface PolicyRow {
  key: PlacePolicy;
  departmentId: string | null;
  country: string | null;
  value: unknown;
}

/** How many objectives are advised where no row says so. */
export const ADVISED_OBJECTIVES = { company: 3, department: 3, individual: 2 } as const;
export type ObjectiveLevel = keyof typeof ADVISED_OBJECTIVES;

const LEVEL_OF: Readonly<Partial<Record<LaunchPolicyKey, ObjectiveLevel>>> = {
  'objectives-company': 'company',
  'objectives-department': 'department',
  'objectives-individual': 'individual',
};

/**
 * The rows that a cycle keeps from its launch on: the organisation's own, with what this launch changes. A change counts for
 * everybody in the cycle, but what a department or a country protects for itself is only ever tightened, never loosened.
 *
 * @param own the organisation's rows.
 * @param changes what the launch decides for itself.
 * @param individual ids of the departments that `individual-okrs` names, where it names any.
 */
export function rowsWith(
  own: readonly PolicyRow[],
  changes: PolicyChanges,
  individual: readonly string[] = [],
): PolicyRow[] {
  return PLACE_POLICIES.flatMap((key) => {
    const rows = own.filter((row) => row.key === key);
    const general = rows.find((row) => row.departmentId === null && row.country === null);
    const all = general ? rows : [...rows, { key, departmentId: null, country: null, value: null }];
    if (key === 'objective-limits') return withLimits(all, changes);
    const wanted = wantedValue(key, changes);
    if (wanted === undefined) return all;
    const kept = all.filter((row) => !isGeneral(row) && isStricter(key, row.value, wanted));
    const named =
      key === 'individual-okrs' && Array.isArray(changes[key])
        ? individual.map((departmentId) => ({ key, departmentId, country: null, value: true }))
        : [];
    return [{ key, departmentId: null, country: null, value: wanted }, ...kept, ...named];
  });
}

/** @returns the row's value that holds in a place. @param place.departments its department and those above, the nearest first. */
export function valueAt(
  rows: readonly PolicyRow[],
  key: PlacePolicy,
  place: { departments: readonly string[]; country: string },
): unknown {
  const fitting = rows.filter(
    (row) =>
      row.key === key &&
      (row.departmentId === null || place.departments.includes(row.departmentId)) &&
      (row.country === null || row.country === place.country),
  );
  const distance = ({ departmentId }: PolicyRow) =>
    departmentId === null ? Number.POSITIVE_INFINITY : place.departments.indexOf(departmentId);
  const nearer = (a: PolicyRow, b: PolicyRow) => {
    const [da, db] = [distance(a), distance(b)];
    if (da !== db) return da - db;
    return Number(a.country === null) - Number(b.country === null);
  };
  return fitting.sort(nearer)[0]?.value ?? null;
}

/** @returns the settings with what a launch changes in them; what was changed is remembered for the next cycle like it. */
export function settingsWith(settings: CycleSettings, changes: PolicyChanges): CycleSettings {
  const number = (key: LaunchPolicyKey) => {
    const value = changes[key];
    return typeof value === 'string' ? Number(value) : undefined;
  };
  const { 'declared-use': use, reminders } = changes;
  return {
    ...settings,
    successFrom: readSuccessFrom(
      { committed: number('success-committed'), aspirational: number('success-aspirational') },
      settings.successFrom,
    ),
    concernDays: number('concern-days') ?? settings.concernDays,
    declaredUse: typeof use === 'string' ? use : settings.declaredUse,
    reminders: REMINDERS.find((each) => each === reminders) ?? settings.reminders,
    changed: Object.keys(changes).length > 0 ? changes : undefined,
  };
}

/**
 * @returns what settings decide, as policies of a launch, as far as a launch may decide it: what a cycle before hands on is
 *   part of it.
 */
export function termsOf(settings: CycleSettings): PolicyChanges {
  const { concernDays } = settings;
  return {
    'success-committed': String(settings.successFrom.committed),
    'success-aspirational': String(settings.successFrom.aspirational),
    'declared-use': settings.declaredUse,
    ...(concernDays === undefined || concernDays > 20 ? {} : { 'concern-days': String(concernDays) }),
    ...(settings.reminders === undefined ? {} : { reminders: settings.reminders }),
  };
}

/** @returns the value of a policy as a launch would write it, from the row's own. */
export function asWritten(
  key: LaunchPolicyKey,
  rows: (key: PlacePolicy) => unknown,
  settings: CycleSettings,
): string {
  const level = LEVEL_OF[key];
  if (level) return String(limitsOf(rows('objective-limits'))[level]);
  switch (key) {
    case 'visibility':
      return rows(key) === 'everyone' ? 'everyone' : 'department';
    case 'named-lists':
      return rows(key) === false ? 'no' : 'yes';
    case 'individual-okrs':
      return rows(key) === true ? 'yes' : 'no';
    case 'key-results':
      return String(rows('key-result-limit') ?? 5);
    case 'reviewers':
      return String(rows(key) ?? 'manager');
    case 'check-in-rhythm':
      return String(rows(key) ?? 'weekly');
    case 'retention-months':
      return String(rows(key) ?? 36);
    case 'reminders':
      return settings.reminders ?? 'usual';
    case 'success-committed':
      return String(settings.successFrom.committed);
    case 'success-aspirational':
      return String(settings.successFrom.aspirational);
    case 'concern-days':
      return String(settings.concernDays ?? '');
    default:
      return settings.declaredUse;
  }
}

/** @returns the changes a cycle remembers, as far as they can still be read. */
export function changesOf(value: PolicyChanges | undefined): PolicyChanges {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => isLaunchPolicyKey(key)));
}

const isGeneral = (row: PolicyRow) => row.departmentId === null && row.country === null;

function wantedValue(key: PlacePolicy, changes: PolicyChanges): unknown {
  if (key === 'objective-limits') return undefined;
  const value = changes[key === 'key-result-limit' ? 'key-results' : key];
  if (value === undefined) return undefined;
  if (key === 'individual-okrs' || key === 'named-lists') return value === 'yes';
  return key === 'key-result-limit' || key === 'retention-months' ? Number(value) : value;
}

function isStricter(key: PlacePolicy, value: unknown, wanted: unknown): boolean {
  switch (key) {
    case 'visibility':
      return value !== 'everyone' && wanted === 'everyone';
    case 'named-lists':
      return value === false && wanted === true;
    case 'retention-months':
      return typeof value === 'number' && typeof wanted === 'number' && value < wanted;
    default:
      return false;
  }
}

function withLimits(rows: readonly PolicyRow[], changes: PolicyChanges): PolicyRow[] {
  const changed = Object.entries(LEVEL_OF).flatMap(([key, level]) => {
    const value = isLaunchPolicyKey(key) ? changes[key] : undefined;
    return typeof value === 'string' ? [[level, Number(value)] as const] : [];
  });
  if (changed.length === 0) return [...rows];
  return rows.map((row) => ({ ...row, value: { ...limitsOf(row.value), ...Object.fromEntries(changed) } }));
}

function limitsOf(value: unknown): Record<ObjectiveLevel, number> {
  const of = (level: ObjectiveLevel) => {
    const given: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, level) : undefined;
    return typeof given === 'number' ? given : ADVISED_OBJECTIVES[level];
  };
  return { company: of('company'), department: of('department'), individual: of('individual') };
}
