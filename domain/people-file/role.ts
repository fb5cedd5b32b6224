import { ROLES, type Role } from '#domain/kinds.ts';
import { closest } from './closest.ts';

const ROLE_BY_LETTERS = new Map<string, Role>(ROLES.map((role) => [role.replace('_', ''), role]));
const ALL = `${ROLES.slice(0, -1).join(', ')} or ${ROLES.at(-1)}`;

/** @returns the role meant, in any case and hyphenation; nobody's role is `employee`; undefined when there is no such role. */
export function knownRole(value: string): Role | undefined {
  return value === '' ? 'employee' : ROLE_BY_LETTERS.get(value.toLowerCase().replace(/[\s_-]+/g, ''));
}

/** @returns a sentence that helps to find the right role. */
export function roleHint(value: string): string {
  const near = closest(value, ROLES);
  return near
    ? `Did you mean ${near}? The roles are ${ALL}.`
    : `Write ${ALL}, or leave it empty for employee.`;
}
