import { DomainError } from './errors.ts';
import { COUNCIL_ONLY, PERMISSIONS, type Permission } from './permissions.ts';

/** What a key looks like: easy to find in a place where it should not be, and 256 bits of chance. */
export const API_KEY = /^qdk_[A-Za-z0-9_-]{43}$/;

/** What a program may be allowed. Who may do what is decided by people, and goals are looked at by people. */
export const KEY_SCOPES: readonly Permission[] = PERMISSIONS.filter(
  (permission) =>
    !['console.open', 'goals.browse', 'access.manage', 'keys.manage', ...COUNCIL_ONLY].includes(permission),
);

const LONGEST_NAME = 80;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** A key as it is asked for. */
export interface AskedKey {
  name: string;
  scopes: readonly string[];
  days: number;
}

/** @returns the same, checked. @throws DomainError naming field, value and remedy. */
export function readAskedKey(
  asked: AskedKey,
  now: Date,
): { name: string; scopes: Permission[]; expiresAt: Date } {
  const name = asked.name.trim().replace(/\s+/g, ' ');
  if (!name || name.length > LONGEST_NAME)
    throw wrong(
      'name',
      name,
      'The key needs a name.',
      `Say in at most ${LONGEST_NAME} characters which program it is for.`,
    );
  const unknown = asked.scopes.find((scope) => !KEY_SCOPES.some((each) => each === scope));
  if (unknown !== undefined)
    throw wrong(
      'scopes',
      unknown,
      `A key cannot have the scope "${unknown}".`,
      `Choose among ${KEY_SCOPES.join(', ')}.`,
    );
  const scopes = KEY_SCOPES.filter((scope) => asked.scopes.includes(scope));
  if (scopes.length === 0)
    throw wrong('scopes', '', 'The key may do nothing so far.', 'Choose at least one scope.');
  const { days } = asked;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw wrong(
      'days',
      String(days),
      'A key works for a time.',
      `Write a number of days from 1 to ${LONGEST_DAYS}.`,
    );
  return { name, scopes, expiresAt: new Date(now.getTime() + days * DAY_MS) };
}

function wrong(field: string, value: string, message: string, remedy: string): DomainError {
  return new DomainError({ code: 'bad-key', message, field, value: value.slice(0, 80), remedy });
}
