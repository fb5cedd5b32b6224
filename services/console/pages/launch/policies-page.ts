import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS, type LaunchPolicyKey } from '#domain/launch-policies/keys.ts';
import { sharesWords } from '#domain/launch-policies/words.ts';
import type { LaunchPolicies } from '#storage/launch-policies.ts';
import { formTokenField } from '../layout.ts';
import { policyControl } from '../policy-control.ts';
import { plural } from '../words.ts';
import { hiddenFields, type LaunchForm, policyField } from './form-state.ts';

/** More boxes than this help nobody to choose; deeper departments follow those above them. */
const MOST_BOXES = 60;

interface PoliciesPage {
  form: LaunchForm;
  /** What would hold without a change. */
  own: LaunchPolicies['own'];
  /** Paths of the departments in the scope. */
  inScope: readonly string[];
  problem?: { field: string; text: string } | undefined;
  request: FastifyRequest;
}

/** @returns the form in which what holds in a cycle is changed for this launch alone. */
export function policiesBody(model: PoliciesPage): string {
  const { form, problem, request } = model;
  const changed = Object.keys(form.policies).length;
  return html`<p class="eyebrow">Plan a cycle; nothing has happened yet</p><h1>What holds in this cycle</h1>
    <p class="lead">Most launches change nothing here. What you do change counts for this cycle alone and is kept with it.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/launch">!${formTokenField(request)}!${hiddenFields(form, ['policies'])}
      <button class="visually-hidden" tabindex="-1" name="step" value="preview">Show the plan</button>
      !${changed > 0 ? html`<p>${plural(changed, 'thing is', 'things are')} changed. <button class="link" name="step" value="own">Back to the organisation’s own in all of them</button></p>` : ''}
      !${LAUNCH_POLICY_KEYS.map((key) => field(key, model)).join('')}
      <div class="buttons"><button name="step" value="preview">Show the plan</button>
        <button class="quiet" name="step" value="edit">Change when and for whom</button></div>
    </form>`;
}

function field(key: LaunchPolicyKey, model: PoliciesPage): string {
  const { label, sentence, takes } = LAUNCH_POLICIES[key];
  const name = policyField(key);
  const chosen = model.form.policies[key] ?? [];
  const [value = ''] = chosen;
  const own = sharesWords(key, model.own[key]);
  const about = html`<span class="hint" id="${name}-about">${sentence} As the organisation has it: ${own.replace(/\.$/, '')}.!${value ? html` <strong class="changed">Changed for this launch.</strong>` : ''}</span>`;
  const back = value
    ? html` <button class="link" name="step" value="own ${key}">Back to the organisation’s own<span class="visually-hidden">: ${label}</span></button>`
    : '';
  const named = takes.kind === 'departments' ? chosen.filter((each) => !(each in takes.values)) : [];
  const control = policyControl({
    ...{ name, takes, wrong: model.problem?.field === name, undecided: 'As the organisation has it' },
    value: named.length > 0 ? '' : value,
    ...(takes.kind === 'departments' ? { label } : {}),
  });
  if (takes.kind !== 'departments')
    return html`<div class="field"><label for="${name}">${label}</label>!${about}
        !${control}!${back}</div>`;
  return html`<fieldset><legend>${label}</legend>!${about}
        !${control}!${back}
        !${departmentBoxes(name, named, model.inScope)}</fieldset>`;
}

function departmentBoxes(name: string, named: readonly string[], inScope: readonly string[]): string {
  const depth = (path: string) => path.split(' / ').length;
  const shown = [...inScope].sort((a, b) => depth(a) - depth(b)).slice(0, MOST_BOXES);
  const paths = [...new Set([...named, ...shown])].sort();
  if (paths.length === 0) return '';
  return html`<details !${named.length > 0 ? 'open' : ''}><summary>Only in some departments</summary>
    <p class="hint">Each includes what is below it. A tick counts while nothing else is chosen above.</p>
    !${paths
      .map(
        (path) =>
          html`<label class="choice"><input type="checkbox" name="${name}" value="${path}" !${named.includes(path) ? 'checked' : ''}><span>${path}</span></label>`,
      )
      .join('')}</details>`;
}
