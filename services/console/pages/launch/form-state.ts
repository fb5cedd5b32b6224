import { html } from 'ghtml';
import type { Actor, LaunchRequest } from '#domain/launch.ts';
import { OWN, type PolicyChanges } from '#domain/launch-policies/changes.ts';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS, type LaunchPolicyKey } from '#domain/launch-policies/keys.ts';
import { changesOf } from '#domain/launch-policies/rows.ts';
import type { PostedForm } from '../form.ts';

/** What the pages of a launch carry from one to the next; departments are paths. */
export interface LaunchForm {
  quarter: string;
  departments: string[];
  start: string;
  sponsor: string;
  note: string;
  /** The cycle whose settings it takes over; empty for none. */
  settingsFrom: string;
  /** What it decides for itself: nothing for the organisation's own; departments one each. */
  policies: Partial<Record<LaunchPolicyKey, string[]>>;
}

/** @returns the name of a policy's field. */
export const policyField = (key: LaunchPolicyKey): string => `policies.${key}`;

/** @returns the form as it was posted. */
export function readLaunchForm(posted: PostedForm): LaunchForm {
  return {
    quarter: posted.one('quarter'),
    departments: posted.all('departments'),
    start: posted.one('start'),
    sponsor: posted.one('sponsor'),
    note: posted.one('note'),
    settingsFrom: posted.one('settingsFrom'),
    policies: Object.fromEntries(
      LAUNCH_POLICY_KEYS.flatMap((key) => {
        const values = posted.all(policyField(key)).filter((each) => each !== '' && each !== OWN);
        const { takes } = LAUNCH_POLICIES[key];
        // Departments are ticked beside a yes or no; whoever says one of those means everybody.
        const plain = takes.kind === 'departments' && values.find((each) => each in takes.values);
        return values.length > 0 ? [[key, plain ? [plain] : values]] : [];
      }),
    ),
  };
}

/** @returns what a cycle before had changed, as the form carries it. */
export function policiesOfForm(changed: PolicyChanges | undefined): LaunchForm['policies'] {
  return Object.fromEntries(
    Object.entries(changesOf(changed)).map(([key, value]) => [
      key,
      typeof value === 'string' ? [value] : [...value],
    ]),
  );
}

/** @returns the same, hidden, but what the page has fields for. */
export function hiddenFields(form: LaunchForm, but: readonly (keyof LaunchForm)[] = []): string {
  const kept = (name: keyof LaunchForm, fields: string) => (but.includes(name) ? '' : fields);
  const field = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;
  const one = (name: 'quarter' | 'start' | 'sponsor' | 'settingsFrom') => kept(name, field(name, form[name]));
  const policies = LAUNCH_POLICY_KEYS.flatMap((key) =>
    (form.policies[key] ?? []).map((value) => field(policyField(key), value)),
  );
  return [
    one('quarter'),
    one('start'),
    one('sponsor'),
    one('settingsFrom'),
    kept('note', html`<textarea name="note" hidden>${form.note}</textarea>`),
    kept('departments', form.departments.map((path) => field('departments', path)).join('')),
    kept('policies', policies.join('')),
  ].join('');
}

/** @returns the form as it is kept while a launch waits; `readLaunchForm` reads it again. */
export function writtenForm({ policies, ...fields }: LaunchForm): { [field: string]: string | string[] } {
  const written = LAUNCH_POLICY_KEYS.flatMap((key) =>
    (policies[key] ?? []).length > 0 ? [[policyField(key), policies[key] ?? []] as const] : [],
  );
  return { ...fields, ...Object.fromEntries(written) };
}

/** @returns what is asked of the launch. */
export function toRequest(form: LaunchForm, actor: Actor): LaunchRequest {
  const { quarter, departments, start, sponsor, note, settingsFrom } = form;
  // What a cycle before had changed is in the form already; what is no longer in it was given back.
  const policies = LAUNCH_POLICY_KEYS.map((key) => [key, form.policies[key] ?? OWN] as const);
  return {
    period: quarter,
    departments,
    actor,
    policies: Object.fromEntries(policies),
    ...(start ? { start } : {}),
    ...(sponsor ? { sponsorEmail: sponsor } : {}),
    ...(note ? { note } : {}),
    ...(settingsFrom ? { settingsFrom } : {}),
  };
}
