import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS, type Takes } from '../launch-policies/keys.ts';

/** What the organisation decides once for its launches: what a launch may change for itself, and what it may not. */
export const ORGANISATION_POLICY_KEYS = [
  ...LAUNCH_POLICY_KEYS,
  'works-council-sign-off',
  'individual-scores-leave',
  'team-meeting',
] as const;
export type OrganisationPolicyKey = (typeof ORGANISATION_POLICY_KEYS)[number];

/** Where a policy can differ: in departments and countries, in countries alone, or nowhere. */
export type PolicyReach = 'departments' | 'countries' | 'everywhere';

export interface OrganisationPolicyInfo {
  label: string;
  /** What it is about, for somebody who reads it for the first time. */
  sentence: string;
  takes: Takes;
  reach: PolicyReach;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** A team's hour in words, and its weekday and hour as the row holds them. */
export const MEETING_HOURS = WEEKDAYS.flatMap((day, index) =>
  Array.from({ length: 12 }, (_, more) => {
    const hour = more + 7;
    const written = `${String(hour).padStart(2, '0')}:00`;
    return {
      value: `${day.toLowerCase()} ${written}`,
      words: `${day}s at ${written}`,
      weekday: index + 1,
      hour,
    };
  }),
);

const yesNo = (yes: string, no: string): Takes => ({ kind: 'choice', values: { yes, no } });

const ITS_OWN: Readonly<
  Record<Exclude<OrganisationPolicyKey, keyof typeof LAUNCH_POLICIES>, OrganisationPolicyInfo>
> = {
  'works-council-sign-off': {
    label: 'Launches wait for the works council',
    sentence: 'A plan can be launched once the works council has signed its record of processing.',
    takes: yesNo('Yes, until it has signed', 'No'),
    reach: 'departments',
  },
  'individual-scores-leave': {
    label: 'Scores of single people may be taken out',
    sentence:
      'Without it only goals and scores of departments leave. It stands in the record that is signed.',
    takes: yesNo('Yes', 'No, those of departments alone'),
    reach: 'countries',
  },
  'team-meeting': {
    label: 'When a team talks about its goals',
    sentence:
      'People are then asked on the working day before, so that the figures are fresh. In cycles that run the agenda and the deadline follow from the next week on; the day of the question is part of the plan and follows with the next launch.',
    takes: {
      kind: 'choice',
      values: Object.fromEntries(MEETING_HOURS.map(({ value, words }) => [value, words])),
    },
    reach: 'departments',
  },
};

/** @returns what is said about a policy, what it takes and where it can differ. */
export function policyInfo(key: OrganisationPolicyKey): OrganisationPolicyInfo {
  switch (key) {
    case 'works-council-sign-off':
    case 'individual-scores-leave':
    case 'team-meeting':
      return ITS_OWN[key];
    case 'individual-okrs':
      // Departments are rows of their own here, so that each says since when and why.
      return {
        ...LAUNCH_POLICIES[key],
        takes: yesNo('Yes, besides those of their department', 'No, departments have goals'),
        reach: 'departments',
      };
    case 'success-committed':
    case 'success-aspirational':
      return { ...LAUNCH_POLICIES[key], reach: 'countries' };
    case 'objectives-company':
    case 'concern-days':
    case 'declared-use':
    case 'reminders':
      return { ...LAUNCH_POLICIES[key], reach: 'everywhere' };
    default:
      return { ...LAUNCH_POLICIES[key], reach: 'departments' };
  }
}

/** @returns whether a text is the key of such a policy. */
export function isOrganisationPolicy(text: string): text is OrganisationPolicyKey {
  return ORGANISATION_POLICY_KEYS.some((key) => key === text);
}
