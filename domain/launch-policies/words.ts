import { LAUNCH_POLICIES, type LaunchPolicyKey } from './keys.ts';

/** One value and for how many people it holds. */
interface Share {
  value: string;
  people: number;
}

/** @returns what a value means, in a few words. */
export function valueWords(key: LaunchPolicyKey, value: string): string {
  const { takes } = LAUNCH_POLICIES[key];
  switch (takes.kind) {
    case 'choice':
    case 'departments':
      return takes.values[value] ?? value;
    case 'number':
      return takes.decimals === 0 ? `${value} ${value === '1' ? takes.one : takes.many}` : `From ${value}`;
    case 'text':
      return value;
  }
}

/** @returns what a policy takes, for a reference. */
export function takesWords(key: LaunchPolicyKey): string {
  const { takes } = LAUNCH_POLICIES[key];
  switch (takes.kind) {
    case 'choice':
      return Object.keys(takes.values).join(', ');
    case 'departments':
      return `${Object.keys(takes.values).join(', ')}, or departments`;
    case 'number':
      return `${takes.from} to ${takes.to}`;
    case 'text':
      return `${takes.atLeast} to ${takes.atMost} characters`;
  }
}

/** @returns what holds for the people of a scope; with several values, each says for how many. */
export function sharesWords(key: LaunchPolicyKey, shares: readonly Share[]): string {
  const [only, second] = shares;
  if (!only) return '–';
  if (!second) return valueWords(key, only.value);
  return shares
    .map(({ value, people }) => `${valueWords(key, value)} (${people} ${people === 1 ? 'person' : 'people'})`)
    .join('; ');
}
