import { ROLES, type Role } from './kinds.ts';
import { liesWithin } from './visibility.ts';

/**
 * Who may do what (R17, I5). A permission is a verb on a kind of object; a role has some of them, everywhere or for
 * departments with all below them. Doors, pages, lists and the document docs/access.md all ask this table.
 */
export const PERMISSIONS = [
  'console.open',
  'cycle.read',
  'cycle.launch',
  'cycle.command',
  'task.read',
  'okr.read',
  'score.correct',
  'lesson.read',
  'lesson.write',
  'people.read',
  'people.write',
  'data.export',
  'data.erase',
  'values.write',
  'audit.read',
  'administration.read',
  'record.read',
  'record.write',
  'record.sign',
  'policy.read',
  'policy.write',
  'access.read',
  'access.manage',
  'keys.manage',
  'webhooks.manage',
  'system.read',
  'system.mend',
  'goals.browse',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What each permission allows, as the end of "to …"; a `whole` one needs every department that its object touches, others any. */
export const PERMISSION_TEXTS: Readonly<Record<Permission, { does: string; whole: boolean }>> = {
  'console.open': { does: 'open the console', whole: false },
  'cycle.read': { does: 'see cycles, their dates and their figures', whole: false },
  'cycle.launch': { does: 'launch a cycle', whole: true },
  'cycle.command': { does: 'pause, extend, advance, cancel or remind a cycle', whole: true },
  'task.read': { does: 'see who has which task open', whole: false },
  'okr.read': { does: 'see goals, figures and scores', whole: false },
  'score.correct': { does: 'put a final figure right', whole: true },
  'lesson.read': { does: 'see what people said about the process, without names', whole: true },
  'lesson.write': { does: 'write what was changed for people', whole: true },
  'people.read': { does: 'see people and their absences', whole: false },
  'people.write': { does: 'import people, enter absences and leaving', whole: true },
  'data.export': {
    does: 'take out final goals, scores and reviews, and everything about one person',
    whole: true,
  },
  'data.erase': { does: 'erase somebody who has left', whole: true },
  'values.write': { does: 'set figures of key results', whole: true },
  'audit.read': { does: 'read everything that happened', whole: true },
  'administration.read': { does: 'read what administrators did', whole: false },
  'record.read': { does: 'read what a cycle does with data, and who signed it', whole: false },
  'record.write': { does: 'fill in the organisation’s part of that record', whole: true },
  'record.sign': { does: 'sign or return that record for the works council', whole: true },
  'policy.read': { does: 'see what launches of the organisation start from', whole: false },
  'policy.write': { does: 'decide what launches of the organisation start from', whole: true },
  'access.read': { does: 'see who has which role', whole: false },
  'access.manage': { does: 'give and end roles', whole: true },
  'keys.manage': { does: 'make and revoke API keys', whole: true },
  'webhooks.manage': { does: 'send events to other systems', whole: true },
  'system.read': { does: 'see whether store and engine agree', whole: false },
  'system.mend': { does: 'mend what does not agree', whole: true },
  'goals.browse': { does: 'look at everybody’s goals, as far as the policy shows them', whole: false },
};

/** Roles as people read them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  employee: 'Employee',
  lead: 'Lead',
  executive: 'Executive',
  hr_ops: 'HR ops',
  coach: 'Coach',
  auditor: 'Auditor',
  works_council: 'Works council',
};

/** What nobody may do in the works council's place: neither HR ops nor the printed token nor a program. */
export const COUNCIL_ONLY: readonly Permission[] = ['record.sign'];

/** The table. Works councils see settings, figures and administrators' actions, never what somebody wrote. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  employee: ['goals.browse'],
  lead: ['goals.browse', 'console.open', 'cycle.read', 'task.read', 'okr.read', 'people.read'],
  executive: ['goals.browse', 'console.open', 'cycle.read', 'okr.read', 'lesson.read'],
  hr_ops: PERMISSIONS.filter((permission) => !COUNCIL_ONLY.includes(permission)),
  coach: ['goals.browse', 'console.open', 'cycle.read', 'okr.read'],
  auditor: [
    'goals.browse',
    'console.open',
    'cycle.read',
    'task.read',
    'okr.read',
    'lesson.read',
    'people.read',
    'audit.read',
    'administration.read',
    'record.read',
    'policy.read',
    'access.read',
    'system.read',
  ],
  works_council: [
    'goals.browse',
    'console.open',
    'cycle.read',
    'administration.read',
    'record.read',
    'record.sign',
    'policy.read',
    'access.read',
  ],
};

/** Some permissions, for a department with all below it, or everywhere when `department` is null. */
export interface Holding {
  /** Whose permissions they are; `key` for those of an API key. */
  as: Role | 'key' | 'token';
  permissions: readonly Permission[];
  department: string | null;
}

/** A role given beside the people file. */
export interface Grant {
  role: Role;
  /** A path; null for everywhere. */
  department: string | null;
  expiresAt: Date | null;
}

/** What is asked about. `anywhere`: a list, of which each shows its own part. `organisation`: what belongs to no department. */
export type AccessObject = 'anywhere' | 'organisation' | { departments: readonly string[] };

export type Verdict = { allowed: true } | { allowed: false; reason: string };

/**
 * @param person.role as the people file has it. It counts everywhere, but that of leads, who hold what they lead, and of
 *   coaches, who see what a grant names and no more.
 * @param person.leads paths of the departments they lead.
 * @returns what a person holds at a moment; grants that are over count no more.
 */
export function holdingsOf(
  person: { role: Role; leads: readonly string[]; grants: readonly Grant[] },
  now: Date,
): Holding[] {
  const { role, leads, grants } = person;
  const own: Grant[] =
    role === 'lead' || role === 'coach' ? [] : [{ role, department: null, expiresAt: null }];
  const led = leads.map((department): Grant => ({ role: 'lead', department, expiresAt: null }));
  return [...own, ...led, ...grants]
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .map(({ role: as, department }) => ({ as, permissions: ROLE_PERMISSIONS[as], department }));
}

/** @returns whether it is allowed and, when it is not, one sentence that says who can do it. */
export function may(holdings: readonly Holding[], permission: Permission, object: AccessObject): Verdict {
  const reach = reachOf(holdings, permission);
  if (covers(reach, object, PERMISSION_TEXTS[permission].whole)) return { allowed: true };
  return { allowed: false, reason: refusal(permission, reach) };
}

/** Where somebody has a permission: everywhere, or in departments with all below them; none for nowhere. */
export type Reach = 'everywhere' | readonly string[];

export function reachOf(holdings: readonly Holding[], permission: Permission): Reach {
  const held = holdings.filter(({ permissions }) => permissions.includes(permission));
  if (held.some(({ department }) => department === null)) return 'everywhere';
  return [...new Set(held.flatMap(({ department }) => department ?? []))];
}

function covers(reach: Reach, object: AccessObject, whole: boolean): boolean {
  if (reach === 'everywhere') return true;
  if (reach.length === 0 || object === 'organisation') return false;
  if (object === 'anywhere') return true;
  const within = (path: string) => reach.some((top) => liesWithin(path, top));
  const { departments } = object;
  return whole ? departments.length > 0 && departments.every(within) : departments.some(within);
}

function refusal(permission: Permission, reach: Reach): string {
  const { does } = PERMISSION_TEXTS[permission];
  const others = ROLES.filter((role) => role !== 'hr_ops' && ROLE_PERMISSIONS[role].includes(permission));
  // HR ops can do nearly everything; of many roles the first to ask is enough.
  const who = others.length > 2 ? [] : others.map((role) => `the ${ROLE_NAMES[role].toLowerCase()}`);
  const first = COUNCIL_ONLY.includes(permission) ? [] : [ROLE_NAMES.hr_ops];
  const ask = new Intl.ListFormat('en', { type: 'disjunction' }).format([...first, ...who]);
  const outside = reach === 'everywhere' || reach.length === 0 ? '' : ` outside ${reach.join(', ')}`;
  return `To ${does}${outside}, ask ${ask}.`;
}
