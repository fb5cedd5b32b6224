import { DomainError } from './errors.ts';
import type { ActorKind } from './kinds.ts';
import type { Period } from './period.ts';
import type { CharterInput } from './pilot/charter.ts';
import type { LeaderNote } from './settings.ts';

/** What HR ops ask for when they launch a cycle. */
export interface LaunchRequest {
  /** `2027-Q1`, `2027`, or two days with `..` between them. */
  period: string;
  /** Names or paths; each includes its sub-departments. Empty: everyone. */
  departments: readonly string[];
  /** Names or paths that stay out, each with its sub-departments. */
  except?: readonly string[];
  /** `now`, a day, or nothing for three weeks before the period. */
  start?: string;
  name?: string;
  sponsorEmail?: string;
  /** The sponsor's own words, with which the first mail begins. */
  note?: string;
  /** Also takes people who are in another cycle of the same kind of period whose execution overlaps. */
  includeShared?: boolean;
  /** Id of a cycle, such as a pilot, whose settings it takes over. */
  settingsFrom?: string;
  /** Own words in its mails, by language and key of `OWN_TEXTS`; those of `settingsFrom` where nothing is said. */
  texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What it decides for itself, by the keys of `LAUNCH_POLICIES`; `own` leaves one as the organisation has it. */
  policies?: Readonly<Record<string, unknown>>;
  /** A pilot's, where it is known at the launch already. */
  charter?: CharterInput & { sponsor?: string | undefined };
  actor: Actor;
}

/** Who does something: a person, a program with a key, whoever holds the printed token, a tool, or Quarterdeck itself. */
export interface Actor {
  kind: ActorKind;
  personId?: string;
  keyId?: string;
  /** In what part they act, such as `HR ops (console)`; never a name, which could not be erased from the trail. */
  label: string;
}

const LONGEST_NOTE = 2000;

/**
 * @param sponsor whose words they are.
 * @returns the note as it will be sent, or undefined without one.
 * @throws DomainError `note-too-long` or `note-without-sponsor`.
 */
export function readLeaderNote(
  note: string | undefined,
  sponsor: { name: string } | undefined,
): LeaderNote | undefined {
  const text = (note ?? '').replace(/\r\n?/g, '\n').trim();
  if (!text) return undefined;
  if (text.length > LONGEST_NOTE) {
    throw new DomainError({
      code: 'note-too-long',
      message: `The note has ${text.length} characters.`,
      field: 'note',
      value: `${text.slice(0, 40)}…`,
      remedy: `Shorten it to ${LONGEST_NOTE}.`,
    });
  }
  if (!sponsor) {
    throw new DomainError({
      code: 'note-without-sponsor',
      message: 'The note has nobody whose words it could be.',
      field: 'note',
      value: `${text.slice(0, 40)}…`,
      remedy: 'Name a sponsor, or leave the note out.',
    });
  }
  return { from: sponsor.name, text };
}

export interface DepartmentName {
  id: string;
  parentId: string | null;
  name: string;
  path: string;
}

/**
 * @param wanted names or paths as HR ops wrote them.
 * @param all every department there is.
 * @param field where they were named.
 * @returns the departments meant, without those that lie below another one of them, in the order of their paths.
 * @throws DomainError `unknown-department` or `ambiguous-department`.
 */
export function findDepartments(
  wanted: readonly string[],
  all: readonly DepartmentName[],
  field = 'departments',
): DepartmentName[] {
  const found = new Map<string, DepartmentName>();
  for (const text of wanted) {
    const key = fold(text);
    const byPath = all.filter((department) => fold(department.path) === key);
    const matches = byPath.length > 0 ? byPath : all.filter((department) => fold(department.name) === key);
    const [match, second] = matches;
    if (!match) {
      throw new DomainError({
        code: 'unknown-department',
        message: `There is no department "${text}".`,
        field,
        value: text,
        remedy: suggestion(key, all),
      });
    }
    if (second) {
      throw new DomainError({
        code: 'ambiguous-department',
        message: `"${text}" names ${matches.length} departments.`,
        field,
        value: text,
        remedy: `Write the path: ${matches.map((each) => `"${each.path}"`).join(' or ')}.`,
      });
    }
    found.set(match.id, match);
  }
  const isBelow = (department: DepartmentName, above: DepartmentName) =>
    department.path.startsWith(`${above.path} / `);
  return [...found.values()]
    .filter((each) => ![...found.values()].some((other) => isBelow(each, other)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const BUT = ' but ';

/** @returns the key under which the same launch is found again: the sorted departments, or everyone, and who stays out. */
export function scopeKey(roots: readonly { id: string }[], except: readonly { id: string }[] = []): string {
  const sorted = (departments: readonly { id: string }[]) =>
    departments
      .map(({ id }) => id)
      .sort()
      .join(',');
  const inside = roots.length === 0 ? 'everyone' : sorted(roots);
  return except.length === 0 ? inside : `${inside}${BUT}${sorted(except)}`;
}

/** @returns the ids of the departments that stayed out of a scope, from its key. */
export function exceptOf(key: string): string[] {
  const [, except = ''] = key.split(BUT);
  return except.split(',').filter((id) => id !== '');
}

/** @returns the name a cycle gets when HR ops give none. */
export function defaultCycleName(
  period: Period,
  roots: readonly { name: string }[],
  except: readonly { name: string }[] = [],
): string {
  const names = (departments: readonly { name: string }[]) => departments.map(({ name }) => name).join(', ');
  const whom = roots.length === 0 ? `${period.name} for everyone` : `${period.name} pilot: ${names(roots)}`;
  return except.length === 0 ? whom : `${whom} but ${names(except)}`;
}

function suggestion(key: string, all: readonly DepartmentName[]): string {
  if (all.length === 0) return 'Import people first: okr people import FILE.';
  const near = all.filter((department) => {
    const name = fold(department.name);
    return name.includes(key) || key.includes(name) || name.slice(0, 3) === key.slice(0, 3);
  });
  const listed = (near.length > 0 ? near : all).slice(0, 8).map((department) => `"${department.path}"`);
  return `Name one of: ${listed.join(', ')}${near.length === 0 && all.length > 8 ? ', …' : ''}.`;
}

function fold(text: string): string {
  return text
    .split('/')
    .map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
    .join(' / ');
}
