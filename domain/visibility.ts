import type { Role } from './kinds.ts';

/**
 * Who sees the goals of a department, as the policy `visibility` says. `everyone` is what the practice asks for (re:Work:
 * OKRs are public in the organisation); `department` keeps them to the department, those above and those below it.
 */
export const VISIBILITIES = ['everyone', 'department'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** @returns the policy as its row holds it; one that cannot be read shows less, not more. */
export function readVisibility(value: string | null): Visibility {
  return VISIBILITIES.find((each) => each === value) ?? 'department';
}

/** What is known of the reader. Departments are paths such as `Engineering / Platform`. */
export interface Viewer {
  personId: string;
  role: Role;
  departmentPath: string;
}

/** Whose goals they are. */
export interface Seen {
  /** Null for the organisation's strategy, which is for everyone (R10). */
  departmentPath: string | null;
  ownerId: string;
  visibility: Visibility;
}

/** @returns whether the viewer may read goals and progress. */
export function maySeeGoals(viewer: Viewer, seen: Seen): boolean {
  if (seen.departmentPath === null || seen.visibility === 'everyone') return true;
  if (viewer.personId === seen.ownerId || viewer.role === 'executive' || viewer.role === 'hr_ops')
    return true;
  return related(viewer.departmentPath, seen.departmentPath);
}

/** @returns whether the viewer may read what is in the way: a team's own matter. */
export function maySeeBlockers(viewer: Viewer, seen: Pick<Seen, 'departmentPath' | 'ownerId'>): boolean {
  if (viewer.personId === seen.ownerId) return true;
  return seen.departmentPath !== null && liesWithin(seen.departmentPath, viewer.departmentPath);
}

/** The separator of department paths. */
const STEP = ' / ';

function related(a: string, b: string): boolean {
  return liesWithin(a, b) || liesWithin(b, a);
}

/** @returns whether a department is the other one or lies below it. */
export function liesWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}${STEP}`);
}
