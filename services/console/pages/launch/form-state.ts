import { html } from 'ghtml';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { DomainError } from '#domain/errors.ts';
import type { Actor, LaunchRequest } from '#domain/launch.ts';
import { OWN, type PolicyChanges } from '#domain/launch-policies/changes.ts';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS, type LaunchPolicyKey } from '#domain/launch-policies/keys.ts';
import { changesOf } from '#domain/launch-policies/rows.ts';
import { SCOPE_KINDS, type ScopeKind, type TemplateKey, templateOf } from '#domain/launch-templates.ts';
import { CharterSchema } from '../../schemas.ts';
import type { PostedForm } from '../form.ts';
import { type OwnTextFields, ownTextsOf, readOwnTextFields } from './own-text-fields.ts';

/** What the pages of a launch carry from one to the next; departments are paths. */
export interface LaunchForm {
  quarter: string;
  /** Empty until somebody has chosen. */
  scope: ScopeKind | '';
  /** The scope, or what stays out of it. */
  departments: string[];
  start: string;
  sponsor: string;
  note: string;
  /** The cycle whose settings it takes over; empty for none. */
  settingsFrom: string;
  /** The template it was filled in from; empty for none. */
  template: TemplateKey | '';
  /** What it decides for itself: nothing for the organisation's own; departments one each. */
  policies: Partial<Record<LaunchPolicyKey, string[]>>;
  /** Own words in its mails, by the names of their fields. */
  texts: OwnTextFields;
  /** What it is called; empty for the usual name. A program can say so; the pages carry it. */
  name: string;
  /** Whether people take part who are in a cycle that runs. */
  includeShared: 'yes' | '';
  /** A pilot's charter as JSON; empty for none. */
  charter: string;
}

/** @returns the name of a policy's field. */
export const policyField = (key: LaunchPolicyKey): string => `policies.${key}`;

/** @returns the form as it was posted. */
export function readLaunchForm(posted: PostedForm): LaunchForm {
  const departments = posted.all('departments');
  return {
    quarter: posted.one('quarter'),
    // A program that names departments means them.
    scope:
      SCOPE_KINDS.find((each) => each === posted.one('scope')) ??
      (departments.length > 0 ? 'departments' : 'everyone'),
    departments,
    template: templateOf(posted.one('template')) ?? '',
    start: posted.one('start'),
    sponsor: posted.one('sponsor'),
    note: posted.one('note'),
    settingsFrom: posted.one('settingsFrom'),
    texts: readOwnTextFields(posted),
    name: posted.one('name'),
    includeShared: posted.one('includeShared') === 'yes' ? 'yes' : '',
    charter: posted.one('charter'),
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
  const one = (name: 'quarter' | 'scope' | 'start' | 'sponsor' | 'settingsFrom' | 'template') =>
    kept(name, field(name, form[name]));
  // Most plans have none of these.
  const rare = (['name', 'includeShared', 'charter'] as const).map((name) =>
    form[name] ? kept(name, field(name, form[name])) : '',
  );
  const policies = LAUNCH_POLICY_KEYS.flatMap((key) =>
    (form.policies[key] ?? []).map((value) => field(policyField(key), value)),
  );
  return [
    one('quarter'),
    one('start'),
    one('sponsor'),
    one('settingsFrom'),
    one('template'),
    one('scope'),
    ...rare,
    kept('note', html`<textarea name="note" hidden>${form.note}</textarea>`),
    kept('departments', form.departments.map((path) => field('departments', path)).join('')),
    kept('policies', policies.join('')),
    kept(
      'texts',
      Object.entries(form.texts)
        .map(([name, text]) => html`<textarea name="${name}" hidden>${text}</textarea>`)
        .join(''),
    ),
  ].join('');
}

/** @returns the form as it is kept while a launch waits; `readLaunchForm` reads it again. */
export function writtenForm({ policies, texts, ...fields }: LaunchForm): {
  [field: string]: string | string[];
} {
  const written = LAUNCH_POLICY_KEYS.flatMap((key) =>
    (policies[key] ?? []).length > 0 ? [[policyField(key), policies[key] ?? []] as const] : [],
  );
  return { ...fields, ...texts, ...Object.fromEntries(written) };
}

/** @returns the departments that take part and those that stay out. @throws DomainError `scope-unclear` */
export function scopeOf({ scope, departments }: LaunchForm): { departments: string[]; except: string[] } {
  if (scope === 'everyone' && departments.length > 0)
    throw unclear('You chose everyone and ticked departments.', 'Untick them, or choose one of the others.');
  if (scope === 'everyone') return { departments: [], except: [] };
  if (departments.length === 0)
    throw unclear('No department is ticked.', 'Tick at least one, or choose everyone.');
  return scope === 'everyone-but' ? { departments: [], except: departments } : { departments, except: [] };
}

function unclear(message: string, remedy: string): DomainError {
  return new DomainError({ code: 'scope-unclear', message, field: 'scope', remedy });
}

/** @returns what is asked of the launch. @throws DomainError where whom it is for does not fit what is ticked. */
export function toRequest(form: LaunchForm, actor: Actor): LaunchRequest {
  const { quarter, start, sponsor, note, settingsFrom } = form;
  const charter = charterOf(form.charter);
  // What a cycle before had changed is in the form already; what is no longer in it was given back.
  const policies = LAUNCH_POLICY_KEYS.map((key) => [key, form.policies[key] ?? OWN] as const);
  return {
    period: quarter,
    ...scopeOf(form),
    actor,
    policies: Object.fromEntries(policies),
    texts: ownTextsOf(form.texts),
    ...(start ? { start } : {}),
    ...(sponsor ? { sponsorEmail: sponsor } : {}),
    ...(note ? { note } : {}),
    ...(settingsFrom ? { settingsFrom } : {}),
    ...(form.name ? { name: form.name } : {}),
    ...(form.includeShared ? { includeShared: true } : {}),
    ...(charter ? { charter } : {}),
  };
}

/** @returns the charter a form carries; none where somebody has changed it to what is none. */
function charterOf(text: string): Static<typeof CharterSchema> | undefined {
  if (!text) return undefined;
  try {
    const charter: unknown = JSON.parse(text);
    return Value.Check(CharterSchema, charter) ? charter : undefined;
  } catch {
    return undefined;
  }
}
