import { DomainError } from '../errors.ts';
import { type DepartmentName, findDepartments } from '../launch.ts';
import { readWord, textOf } from '../launch-policies/changes.ts';
import type { Takes } from '../launch-policies/keys.ts';
import { countryHint, knownCountry } from '../people-file/places.ts';
import {
  isOrganisationPolicy,
  ORGANISATION_POLICY_KEYS,
  type OrganisationPolicyKey,
  policyInfo,
} from './keys.ts';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Where a policy is to hold, as it comes in; empty texts count as absent. */
export interface AskedPlace {
  /** A department by name or path. */
  department: string;
  country: string;
}

/** A place: the whole organisation where both are null. */
export interface PolicyPlace {
  departmentId: string | null;
  /** Its path. */
  department: string | null;
  country: string | null;
}

/** @returns the key of a policy. @throws DomainError where there is none of that name. */
export function readPolicyKey(given: string): OrganisationPolicyKey {
  if (isOrganisationPolicy(given)) return given;
  throw new DomainError({
    code: 'unknown-policy',
    message: `There is no policy "${given.slice(0, 60)}".`,
    field: 'policy',
    value: given.slice(0, 60),
    remedy: `Name one of: ${ORGANISATION_POLICY_KEYS.join(', ')}.`,
    kind: 'not-found',
  });
}

/** @returns what a policy shall be, as it is kept. @throws DomainError naming the policy, the value and what it takes. */
export function readPolicyValue(key: OrganisationPolicyKey, given: unknown): string {
  const { label, takes } = policyInfo(key);
  const text = (textOf(given) ?? '').trim();
  const read = readWord(takes, text);
  if (read !== undefined) return read;
  const value = text.slice(0, 60);
  throw new DomainError({
    code: 'bad-policy',
    message: text
      ? `"${label}" cannot be "${value}${text.length > 60 ? '…' : ''}".`
      : `"${label}" has no value.`,
    field: 'value',
    value,
    remedy: remedyFor(takes),
  });
}

/** @returns why it is decided. @throws DomainError without a reason, or with one that is no sentence any more. */
export function readPolicyReason(given: string): string {
  const reason = given.trim().replace(/\s+/g, ' ');
  if (reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON) return reason;
  throw new DomainError({
    code: 'bad-reason',
    message: reason ? `"${reason.slice(0, 60)}" cannot be the reason.` : 'There is no reason.',
    field: 'reason',
    value: reason.slice(0, 60),
    remedy: `Write in ${SHORTEST_REASON} to ${LONGEST_REASON} characters why; it is kept beside the policy.`,
  });
}

/**
 * @param all the departments there are.
 * @returns the place, checked. @throws DomainError for one that is not there, or in which the policy cannot differ.
 */
export function readPolicyPlace(
  key: OrganisationPolicyKey,
  { department, country }: AskedPlace,
  all: readonly DepartmentName[],
): PolicyPlace {
  const { label, reach } = policyInfo(key);
  if (department && reach !== 'departments') throw nowhereElse(label, reach, 'department', department);
  if (country && reach === 'everywhere') throw nowhereElse(label, reach, 'country', country);
  const [found] = department ? findDepartments([department], all, 'department') : [];
  return {
    departmentId: found?.id ?? null,
    department: found?.path ?? null,
    country: country ? readCountry(country.trim()) : null,
  };
}

function readCountry(country: string): string {
  const known = knownCountry(country);
  if (known) return known;
  throw new DomainError({
    code: 'unknown-country',
    message: `There is no country "${country.slice(0, 60)}".`,
    field: 'country',
    value: country.slice(0, 60),
    remedy: countryHint(country),
  });
}

function nowhereElse(
  label: string,
  reach: string,
  field: 'department' | 'country',
  value: string,
): DomainError {
  const where =
    reach === 'countries' ? 'in the whole organisation or a country' : 'in the whole organisation';
  return new DomainError({
    code: 'policy-holds-wider',
    message: `"${label}" holds ${where}, not in "${value.slice(0, 60)}" alone.`,
    field,
    value: value.slice(0, 60),
    remedy: `Leave the ${field} out.`,
  });
}

function remedyFor(takes: Takes): string {
  switch (takes.kind) {
    case 'choice':
    case 'departments': {
      const words = Object.keys(takes.values);
      return words.length > 10 ? `Write it like "${words[0]}".` : `Choose one of: ${words.join(', ')}.`;
    }
    case 'number':
      return `Write a number from ${takes.from} to ${takes.to}.`;
    case 'text':
      return `Write ${takes.atLeast} to ${takes.atMost} characters.`;
  }
}
