import { html } from 'ghtml';
import { ROLES, type Role } from '#domain/kinds.ts';
import { PERMISSION_TEXTS, type Permission, ROLE_NAMES, ROLE_PERMISSIONS } from '#domain/permissions.ts';
import type { LaunchDetails } from '#storage/launch.ts';
import type { LaunchPolicy, PolicyShare } from '#storage/launch-policies.ts';
import { dataTable, text } from '../data-table.ts';
import { plural } from '../words.ts';

/** What a policy's value means to somebody who reads it; `otherwise` for any other value. */
interface PolicyWords {
  label: string;
  values: Readonly<Record<string, string>>;
  otherwise: string;
}

/** In the order in which people ask; what stands under `otherwise` is what the product does without a row. */
const POLICIES: Readonly<Record<LaunchPolicy, PolicyWords>> = {
  visibility: {
    label: 'Who sees goals and progress',
    values: { everyone: 'Everyone in the organisation' },
    otherwise: 'Their own department, those above and those below it',
  },
  'named-lists': {
    label: 'Lists of who is outstanding',
    values: { true: 'By name, for HR ops, auditors and their own leads' },
    otherwise: 'In numbers only',
  },
  'individual-okrs': {
    label: 'Goals of single people',
    values: { true: 'Yes, besides those of their department' },
    otherwise: 'No, departments have goals',
  },
  reviewers: {
    label: 'Who agrees goals',
    values: {
      'department-lead': 'The lead of the department',
      both: 'Their manager and the lead of the department',
    },
    otherwise: 'Their manager',
  },
  'check-in-rhythm': {
    label: 'How often people check in',
    values: { fortnightly: 'Every two weeks', monthly: 'Every four weeks' },
    otherwise: 'Every week',
  },
};

/** What the console shows beyond the pages that everybody has. */
const SEEN: readonly Permission[] = ['okr.read', 'lesson.read', 'audit.read'];

/** Roles that count for some departments alone. */
const OF_A_PART: readonly Role[] = ['lead', 'coach'];

/** @returns one table of what holds in this cycle and who sees what, to show to whoever must agree to it. */
export function settingsSection({ settings, policies }: LaunchDetails): string {
  const { successFrom, declaredUse, undoMinutes, concernDays } = settings;
  const rows: Array<readonly [string, string]> = [
    ...Object.entries(POLICIES).map(
      ([key, words]) => [words.label, valueWords(words, sharesOf(policies, key))] as const,
    ),
    ...SEEN.map(
      (permission) =>
        [`Who can, in the console, ${PERMISSION_TEXTS[permission].does}`, whoHas(permission)] as const,
    ),
    ['What the data may be used for', declaredUse],
    [
      'A score counts as a success',
      `From ${successFrom.committed} for a commitment, from ${successFrom.aspirational} for an ambition`,
    ],
    ['An answer can be taken back', `For ${plural(undoMinutes, 'minute')}`],
    ...(concernDays === undefined
      ? []
      : [['A concern is answered', `Within ${plural(concernDays, 'working day')}`] as const]),
    [
      'Mails',
      'At most one a working day with something to do; in the weeks of check-ins one a week, for leads two',
    ],
  ];
  return html`<h2>What holds in it, and who sees what</h2>!${dataTable({
    label: 'What holds in this cycle',
    columns: [{ label: 'What' }, { label: 'How it is' }],
    rows: rows.map(([label, value]) => [text(label), text(value)]),
  })}`;
}

/** The roles as the one table of permissions has them. */
function whoHas(permission: Permission): string {
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
  const names = roles.map(
    (role) => `${ROLE_NAMES[role]}${OF_A_PART.includes(role) ? ' for their part' : ''}`,
  );
  return new Intl.ListFormat('en').format(names);
}

function sharesOf(policies: LaunchDetails['policies'], key: string): readonly PolicyShare[] {
  return Object.entries(policies).find(([each]) => each === key)?.[1] ?? [];
}

/** Values that mean the same are one; with several, each says for how many people. */
function valueWords({ values, otherwise }: PolicyWords, shares: readonly PolicyShare[]): string {
  const people = new Map<string, number>();
  for (const share of shares) {
    const words = values[share.value ?? ''] ?? otherwise;
    people.set(words, (people.get(words) ?? 0) + share.people);
  }
  if (people.size === 0) return otherwise;
  const [[only = ''] = []] = people;
  if (people.size === 1) return only;
  return [...people].map(([words, count]) => `${words} (${plural(count, 'person', 'people')})`).join('; ');
}
