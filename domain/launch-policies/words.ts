import { LAUNCH_POLICIES, type LaunchPolicyKey, type Takes } from './keys.ts';

/** One value and for how many people it holds. */
interface Share {
  value: string;
  people: number;
}

/** @returns what a value means, in a few words. */
export function valueWords(key: LaunchPolicyKey, value: string): string {
  return wordsOf(LAUNCH_POLICIES[key].takes, value);
}

/** @returns what a value of something that takes such values means, in a few words. */
export function wordsOf(takes: Takes, value: string): string {
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
  return takenWords(LAUNCH_POLICIES[key].takes);
}

/** @returns what something takes, for a reference; of a long list its first and last. */
export function takenWords(takes: Takes): string {
  switch (takes.kind) {
    case 'choice': {
      const values = Object.keys(takes.values);
      return values.length > 10 ? `${values[0]} to ${values.at(-1)}` : values.join(', ');
    }
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
