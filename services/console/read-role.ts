import { DomainError } from '#domain/errors.ts';
import { ROLES, type Role } from '#domain/kinds.ts';
import { findDepartments } from '#domain/launch.ts';
import { parseDay } from '#domain/period.ts';
import { ROLE_NAMES } from '#domain/permissions.ts';
import type { Db } from '#storage/database.ts';
import { findPerson } from '#storage/presence/find-person.ts';
import { listLiveDepartments } from '#storage/repositories/live-departments.ts';

/** What is asked for when a role is given, as it comes in; empty texts count as absent. */
export interface AskedRole {
  person: string;
  role: string;
  department: string;
  /** The last day on which it counts. */
  until: string;
}

/** @returns the same as ids. @throws DomainError naming field, value and remedy. */
export async function readRole(db: Db, asked: AskedRole) {
  const person = await findPerson(db, asked.person, 'person');
  const role = ROLES.find((each) => each === asked.role && each !== 'employee');
  if (!role) throw unknownRole(asked.role);
  const all = await listLiveDepartments(db);
  const [department] = asked.department ? findDepartments([asked.department], all) : [];
  const until = asked.until ? parseDay('until', asked.until) : undefined;
  return {
    personId: person.id,
    name: person.name,
    role,
    departmentId: department?.id ?? null,
    // The day belongs to it everywhere on earth.
    expiresAt: until ? new Date(Date.parse(`${until}T00:00:00Z`) + 36 * 3_600_000) : null,
  };
}

/** Everybody is an employee; the others can be given. */
export const GIVEN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'employee');

function unknownRole(value: string): DomainError {
  return new DomainError({
    code: 'unknown-role',
    message: value ? `There is no role "${value}" to give.` : 'Choose a role.',
    field: 'role',
    value,
    remedy: `Choose one of ${GIVEN_ROLES.map((role) => ROLE_NAMES[role]).join(', ')}.`,
  });
}
