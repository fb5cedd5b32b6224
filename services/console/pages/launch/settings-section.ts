import { html } from 'ghtml';
import { ROLES, type Role } from '#domain/kinds.ts';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS, type LaunchPolicyKey } from '#domain/launch-policies/keys.ts';
import { sharesWords } from '#domain/launch-policies/words.ts';
import { PERMISSION_TEXTS, type Permission, ROLE_NAMES, ROLE_PERMISSIONS } from '#domain/permissions.ts';
import type { LaunchDetails } from '#storage/launch.ts';
import { dataTable, text } from '../data-table.ts';
import { plural } from '../words.ts';

/** What the console shows beyond the pages that everybody has. */
const SEEN: readonly Permission[] = ['okr.read', 'lesson.read', 'audit.read'];

/** Roles that count for some departments alone. */
const OF_A_PART: readonly Role[] = ['lead', 'coach'];

/**
 * One table of what holds in this cycle and who sees what, to show to whoever must agree to it; what this launch decides for
 * itself is marked. Its button belongs to the form `plan`.
 */
export function settingsSection({ settings, policies }: LaunchDetails): string {
  const changed = new Set(Object.keys(settings.changed ?? {}));
  const rows: Array<readonly [string, string]> = [
    ...LAUNCH_POLICY_KEYS.map(
      (key) =>
        [
          text(LAUNCH_POLICIES[key].label),
          html`${sharesWords(key, policies.shares[key])}!${changed.has(key) ? changedMark(key, policies) : ''}`,
        ] as const,
    ),
    ...SEEN.map(
      (permission) =>
        [
          text(`Who can, in the console, ${PERMISSION_TEXTS[permission].does}`),
          text(whoHas(permission)),
        ] as const,
    ),
    ['An answer can be taken back', text(`For ${plural(settings.undoMinutes, 'minute')}`)],
    [
      'Mails',
      'At most one a working day with something to do; in the weeks of check-ins one a week, for leads two',
    ],
  ];
  return html`<h2 id="holds">What holds in it, and who sees what</h2>
    <p>It is kept with the cycle: whatever the organisation decides later changes nothing in this one.</p>!${dataTable(
      {
        label: 'What holds in this cycle',
        columns: [{ label: 'What' }, { label: 'How it is' }],
        rows,
      },
    )}
    <p><button class="quiet" form="plan" name="step" value="policies">Change what holds, for this launch only</button></p>`;
}

function changedMark(key: LaunchPolicyKey, { own }: LaunchDetails['policies']): string {
  return html` <span class="changed">Changed for this launch; otherwise: ${sharesWords(key, own[key])}</span>`;
}

/** The roles as the one table of permissions has them. */
function whoHas(permission: Permission): string {
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
  const names = roles.map(
    (role) => `${ROLE_NAMES[role]}${OF_A_PART.includes(role) ? ' for their part' : ''}`,
  );
  return new Intl.ListFormat('en').format(names);
}
