/** What HR ops may decide anew for one launch, in the order in which people ask. */
export const LAUNCH_POLICY_KEYS = [
  'visibility',
  'named-lists',
  'individual-okrs',
  'objectives-company',
  'objectives-department',
  'objectives-individual',
  'key-results',
  'reviewers',
  'check-in-rhythm',
  'reminders',
  'success-committed',
  'success-aspirational',
  'concern-days',
  'declared-use',
  'retention-months',
] as const;
export type LaunchPolicyKey = (typeof LAUNCH_POLICY_KEYS)[number];

/** @returns something of each policy. */
export function ofEachPolicy<Value>(of: (key: LaunchPolicyKey) => Value): Record<LaunchPolicyKey, Value> {
  return {
    visibility: of('visibility'),
    'named-lists': of('named-lists'),
    'individual-okrs': of('individual-okrs'),
    'objectives-company': of('objectives-company'),
    'objectives-department': of('objectives-department'),
    'objectives-individual': of('objectives-individual'),
    'key-results': of('key-results'),
    reviewers: of('reviewers'),
    'check-in-rhythm': of('check-in-rhythm'),
    reminders: of('reminders'),
    'success-committed': of('success-committed'),
    'success-aspirational': of('success-aspirational'),
    'concern-days': of('concern-days'),
    'declared-use': of('declared-use'),
    'retention-months': of('retention-months'),
  };
}

/** How much a cycle reminds of what is due; check-ins have no reminders. */
export const REMINDERS = ['usual', 'once', 'none'] as const;
export type Reminders = (typeof REMINDERS)[number];

/** What a policy takes: one of several values with their meaning, a number, a text, or departments besides yes and no. */
export type Takes =
  | { kind: 'choice'; values: Readonly<Record<string, string>> }
  | { kind: 'departments'; values: Readonly<Record<string, string>> }
  | { kind: 'number'; from: number; to: number; decimals: 0 | 2; one: string; many: string }
  | { kind: 'text'; atLeast: number; atMost: number };

export interface LaunchPolicyInfo {
  label: string;
  /** What it is about, for somebody who reads it for the first time. */
  sentence: string;
  takes: Takes;
}

const yesNo = (yes: string, no: string) => ({ yes, no });
const upTo = (to: number, one: string, many: string): Takes => ({
  ...{ kind: 'number', from: 1, to, decimals: 0, one, many },
});
const share: Takes = { kind: 'number', from: 0.1, to: 1, decimals: 2, one: '', many: '' };

/** The one list of them, for the console, the REST interface and the command line. */
export const LAUNCH_POLICIES: Readonly<Record<LaunchPolicyKey, LaunchPolicyInfo>> = {
  visibility: {
    label: 'Who sees goals and progress',
    sentence:
      'Goals work best when everyone can read them; what is in the way stays with the team in any case.',
    takes: {
      kind: 'choice',
      values: {
        everyone: 'Everyone in the organisation',
        department: 'Their own department, those above and those below it',
      },
    },
  },
  'named-lists': {
    label: 'Lists of who is outstanding',
    sentence: 'Whether the console says by name who has not answered yet, or only how many.',
    takes: {
      kind: 'choice',
      values: yesNo('By name, for HR ops, auditors and their own leads', 'In numbers only'),
    },
  },
  'individual-okrs': {
    label: 'Goals of single people',
    sentence: 'Begin with goals of departments; goals of single people come later, where a team wants them.',
    takes: {
      kind: 'departments',
      values: yesNo('Yes, besides those of their department', 'No, departments have goals'),
    },
  },
  'objectives-company': {
    label: 'Objectives of the organisation',
    sentence: 'A strategy cannot be published with more than these.',
    takes: upTo(5, 'objective', 'objectives'),
  },
  'objectives-department': {
    label: 'Objectives of a department',
    sentence: 'The page advises so many; more is a word of the coach, never a refusal below five.',
    takes: upTo(5, 'objective', 'objectives'),
  },
  'objectives-individual': {
    label: 'Objectives of one person',
    sentence: 'Counts only where single people have goals.',
    takes: upTo(5, 'objective', 'objectives'),
  },
  'key-results': {
    label: 'Key results of an objective',
    sentence: 'An objective cannot be submitted with more than these.',
    takes: upTo(5, 'key result', 'key results'),
  },
  reviewers: {
    label: 'Who agrees goals',
    sentence: 'One reviewer is quick; with two, both have to agree.',
    takes: {
      kind: 'choice',
      values: {
        manager: 'Their manager',
        'department-lead': 'The lead of the department',
        both: 'Their manager and the lead of the department',
      },
    },
  },
  'check-in-rhythm': {
    label: 'How often people check in',
    sentence: 'A check-in takes under a minute; the rarer it is, the later a problem is seen.',
    takes: {
      kind: 'choice',
      values: { weekly: 'Every week', fortnightly: 'Every two weeks', monthly: 'Every four weeks' },
    },
  },
  reminders: {
    label: 'Reminders',
    sentence: 'They travel in the one mail a day that people get at most.',
    takes: {
      kind: 'choice',
      values: {
        usual: 'Two working days before a deadline, and the day before to whoever leads them, too',
        once: 'Two working days before a deadline, to the person alone',
        none: 'None; HR ops can remind by hand',
      },
    },
  },
  'success-committed': {
    label: 'A commitment counts as met',
    sentence: 'From this score on; a commitment is a promise, so usually 1.',
    takes: share,
  },
  'success-aspirational': {
    label: 'An ambition counts as a success',
    sentence: 'From this score on; whoever reaches 1 every time aims too low.',
    takes: share,
  },
  'concern-days': {
    label: 'A concern is answered',
    sentence: 'Within so many working days; it is promised to whoever raises one.',
    takes: upTo(20, 'working day', 'working days'),
  },
  'declared-use': {
    label: 'What the data may be used for',
    sentence: 'Shown to everyone wherever they draft and score.',
    takes: { kind: 'text', atLeast: 10, atMost: 500 },
  },
  'retention-months': {
    label: 'Personal contents are kept',
    sentence: 'So many months after the cycle has closed.',
    takes: upTo(120, 'month', 'months'),
  },
};

/** @returns whether a text is the key of such a policy. */
export function isLaunchPolicyKey(text: string): text is LaunchPolicyKey {
  return LAUNCH_POLICY_KEYS.some((key) => key === text);
}
