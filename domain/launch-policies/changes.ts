import { DomainError } from '../errors.ts';
import {
  isLaunchPolicyKey,
  LAUNCH_POLICIES,
  LAUNCH_POLICY_KEYS,
  type LaunchPolicyKey,
  type Takes,
} from './keys.ts';

/** A value as it is written: departments are paths, everything else is one word, number or text. */
export type PolicyValue = string | readonly string[];

/** What a launch decides for itself; whatever is absent is as the organisation has it. */
export type PolicyChanges = Partial<Record<LaunchPolicyKey, PolicyValue>>;

/** Leaves a policy as the organisation has it, also where a cycle before had changed it. */
export const OWN = 'own';

/**
 * Reads what somebody wants to change for a launch; the same rules for the form, the REST interface and the command line.
 *
 * @param given by key; numbers, yes and no may come as such.
 * @param before what a cycle before had changed, which goes on where nothing else is said.
 * @throws DomainError `unknown-policy` or `bad-policy`, naming the policy, its value and what it takes.
 */
export function readPolicyChanges(
  given: Readonly<Record<string, unknown>>,
  before: PolicyChanges = {},
): PolicyChanges {
  const changes: PolicyChanges = { ...before };
  for (const [key, value] of Object.entries(given)) {
    if (!isLaunchPolicyKey(key)) throw unknown(key);
    const read = readValue(key, value);
    if (read === undefined) delete changes[key];
    else changes[key] = read;
  }
  return changes;
}

/** @returns what is kept, or undefined for the organisation's own. */
function readValue(key: LaunchPolicyKey, given: unknown): PolicyValue | undefined {
  const { takes } = LAUNCH_POLICIES[key];
  if (Array.isArray(given)) {
    const texts: string[] = given.filter((each) => typeof each === 'string').map((each) => each.trim());
    const named = texts.filter((each) => each !== '');
    if (named.length === 0) return undefined;
    const [only = ''] = named;
    if (named.length === 1) return readValue(key, takes.kind === 'departments' ? `${only}\n` : only);
    if (takes.kind !== 'departments') throw bad(key, named.join(', '));
    return named;
  }
  const text = textOf(given);
  if (text === undefined) throw bad(key, JSON.stringify(given) ?? '');
  const word = text.trim();
  const small = word.toLowerCase();
  if (word === '' || small === OWN) return undefined;
  switch (takes.kind) {
    case 'departments': {
      if (Object.hasOwn(takes.values, small)) return small;
      // A path may hold a comma; whoever has one writes each path on a line of its own.
      const named = text.split(text.includes('\n') ? '\n' : ',').map((each) => each.trim());
      return named.filter((each) => each !== '');
    }
    default: {
      const read = readWord(takes, word);
      if (read === undefined) throw bad(key, word);
      return read;
    }
  }
}

/** @returns one word, number or text as it is kept, or undefined where it is none that a policy takes. */
export function readWord(takes: Takes, given: string): string | undefined {
  const word = given.trim();
  switch (takes.kind) {
    case 'choice':
    case 'departments': {
      const small = word.toLowerCase();
      return Object.hasOwn(takes.values, small) ? small : undefined;
    }
    case 'number': {
      const shape = takes.decimals === 0 ? /^\d{1,3}$/ : /^(?:\d(?:[.,]\d{1,2})?|[.,]\d{1,2})$/;
      const number = Number(word.replace(',', '.'));
      return shape.test(word) && number >= takes.from && number <= takes.to ? String(number) : undefined;
    }
    case 'text': {
      const line = word.replace(/\s+/g, ' ');
      return line.length < takes.atLeast || line.length > takes.atMost ? undefined : line;
    }
  }
}

/** @returns a value as text, as far as it can be one; yes and no may come as such. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const small = value.trim().toLowerCase();
  if (small === 'true') return 'yes';
  return small === 'false' ? 'no' : value;
}

function unknown(key: string): DomainError {
  return new DomainError({
    code: 'unknown-policy',
    message: `There is no policy "${key.slice(0, 60)}".`,
    field: 'policies',
    value: key.slice(0, 60),
    remedy: `Name one of: ${LAUNCH_POLICY_KEYS.join(', ')}.`,
  });
}

function bad(key: LaunchPolicyKey, value: string): DomainError {
  const { label } = LAUNCH_POLICIES[key];
  return new DomainError({
    code: 'bad-policy',
    message: `"${label}" cannot be "${value.length > 60 ? `${value.slice(0, 60)}…` : value}".`,
    field: `policies.${key}`,
    value: value.slice(0, 60),
    remedy: `${remedyFor(key)} Leave it empty for the organisation’s own.`,
  });
}

function remedyFor(key: LaunchPolicyKey): string {
  const { takes } = LAUNCH_POLICIES[key];
  switch (takes.kind) {
    case 'choice':
      return `Choose one of: ${Object.keys(takes.values).join(', ')}.`;
    case 'departments':
      return 'Say yes or no, or name departments.';
    case 'number':
      return `Write a number from ${takes.from} to ${takes.to}.`;
    case 'text':
      return `Write ${takes.atLeast} to ${takes.atMost} characters.`;
  }
}
