import type { LaunchPolicyKey } from '../launch-policies/keys.ts';
import type { CycleSettings } from '../settings.ts';
import { liesWithin } from '../visibility.ts';

/**
 * What one cycle does with data about people, as plain facts: what a works council signs, and what an organisation keeps as
 * its record of processing. Words are given to it where it is shown.
 */
export interface ProcessingRecord {
  name: string;
  period: string;
  /** Paths; empty for everyone. */
  departments: readonly string[];
  /** Paths of what stays out of it; absent for nothing. */
  except?: readonly string[] | undefined;
  settings: RecordedSettings;
  /** By policy the values that hold somewhere in its scope, as a launch would write them. */
  policies: Readonly<Record<LaunchPolicyKey, readonly string[]>>;
  organisation: Particulars;
}

/** The settings of a cycle without what somebody says in their own words, and without what its policies say already. */
export type RecordedSettings = Pick<
  CycleSettings,
  'undoMinutes' | 'onDeadline' | 'extension' | 'individualScoresLeave'
>;

/** What no program knows: the organisation writes it once for all its cycles. Empty texts are still to be filled in. */
export const PARTICULARS = [
  'controller',
  'contact',
  'legalBasis',
  'recipients',
  'agreement',
] as const satisfies readonly string[];
export type Particulars = Readonly<Record<(typeof PARTICULARS)[number], string>>;

const LONGEST_PARTICULAR = 1000;

/** @returns each text as it will be kept: one paragraph, no longer than a page needs; anything else counts as empty. */
export function readParticulars(value: unknown): Particulars {
  const textOf = (key: string): string => {
    const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PARTICULAR) : '';
  };
  return {
    controller: textOf('controller'),
    contact: textOf('contact'),
    legalBasis: textOf('legalBasis'),
    recipients: textOf('recipients'),
    agreement: textOf('agreement'),
  };
}

/** @returns the settings of a cycle as a record keeps them. */
export function recordedSettings({
  undoMinutes,
  onDeadline,
  extension,
  individualScoresLeave = false,
}: CycleSettings): RecordedSettings {
  return { undoMinutes, onDeadline, extension, individualScoresLeave };
}

/** @returns the facts in one fixed form: two records are the same when these are. The name may change freely. */
export function canonicalRecord({ name: _, ...facts }: ProcessingRecord): string {
  return JSON.stringify(sorted(facts));
}

/** Keys in order, lists as they are; what is undefined is left out as JSON leaves it out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** @returns which facts differ, by the names under which they are kept; for the sentence that says why to sign again. */
export function changedFacts(before: ProcessingRecord, after: ProcessingRecord): string[] {
  const facts = (record: ProcessingRecord): Map<string, string> =>
    new Map(
      [
        ['period', record.period] as const,
        ['departments', record.departments] as const,
        ['except', record.except ?? []] as const,
        ...Object.entries(record.settings),
        ...Object.entries(record.policies),
        ...Object.entries(record.organisation),
      ].map(([name, value]) => [name, JSON.stringify(sorted(value)) ?? '']),
    );
  const [old, present] = [facts(before), facts(after)];
  return [...new Set([...old.keys(), ...present.keys()])].filter(
    (name) => old.get(name) !== present.get(name),
  );
}

/** @returns whether a record, or anything that belongs to departments, is for somebody who may look at `within` alone. */
export function isWithin(departments: readonly string[], within: readonly string[] | undefined): boolean {
  if (within === undefined) return true;
  return departments.some((path) => within.some((top) => liesWithin(path, top)));
}
