import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type OrganisationPolicyKey, policyInfo } from '#domain/organisation-policies/keys.ts';
import { slotOf } from '#domain/organisation-policies/values.ts';
import type { OrganisationPolicy, PolicyAt } from '#storage/organisation-policies/read.ts';
import { dataTable, text } from '../data-table.ts';
import { formTokenField } from '../layout.ts';
import { policyControl } from '../policy-control.ts';
import { countryName, isEverywhere, KEPT, placeWords, sinceWords, valueAtPlace } from './list-page.ts';

/** What somebody has filled in, or nothing yet. */
export interface PolicyForm {
  department: string;
  country: string;
  value: string;
  reason: string;
}

interface OnePage {
  policy: OrganisationPolicy;
  form: PolicyForm;
  /** Paths and codes that can be chosen. */
  departments: readonly string[];
  countries: readonly string[];
  problem?: { field: string; text: string } | undefined;
  /** Whether whoever reads may change it. */
  manages: boolean;
  said: string;
  request: FastifyRequest;
}

/** @returns one policy: what it means, where it says what since when and why, and the form that changes it. */
export function policyBody(model: OnePage): string {
  const { policy, manages, said } = model;
  const { label, sentence } = policyInfo(policy.key);
  return html`!${said}<p class="eyebrow"><a href="/policies">What launches start from</a></p><h1>${label}</h1>
    <p class="lead">${sentence}</p>
    !${placesTable(policy, manages)}
    !${manages ? changeForm(model) : ''}`;
}

function placesTable({ key, places }: OrganisationPolicy, manages: boolean): string {
  if (places.length === 0) return html`<p>Nothing is said about it yet.</p>`;
  return dataTable({
    label: 'Where it holds',
    columns: [
      { label: 'Where' },
      { label: 'What holds' },
      { label: 'Since' },
      { label: 'Why' },
      ...(manages ? [{ label: 'Change' }] : []),
    ],
    rows: places.map((place) => [
      text(placeWords(place)),
      text(valueAtPlace(key, place)),
      text(sinceWords(place)),
      text(place.reason || '–'),
      ...(manages
        ? [
            html`<a href="/policies/${key}?department=${encodeURIComponent(place.department ?? '')}&amp;country=${place.country ?? ''}#change">Change<span class="visually-hidden">: ${placeWords(place)}</span></a>`,
          ]
        : []),
    ]),
  });
}

function changeForm(model: OnePage): string {
  const { policy, form, problem, request } = model;
  const { takes } = policyInfo(policy.key);
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  const there = policy.places.find(
    ({ department, country }) => (department ?? '') === form.department && (country ?? '') === form.country,
  );
  return html`<h2 id="change">Change it</h2>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/policies/${policy.key}">!${formTokenField(request)}
      !${whereFields(model)}
      <div class="field"><label for="value">What shall hold there</label>
        <span class="hint" id="value-about">!${there ? html`Now: ${valueAtPlace(policy.key, there)}.` : 'What a wider place says, until you decide.'}!${together(policy.key)}</span>
        !${policyControl({ name: 'value', takes, value: form.value, wrong: problem?.field === 'value', undecided: 'Choose' })}</div>
      <div class="field"><label for="reason">Why</label>
        <span class="hint" id="reason-about">A sentence; it stands beside the policy for whoever asks later.</span>
        <input type="text" id="reason" name="reason" value="${form.reason}" maxlength="500" aria-describedby="reason-about" !${wrong('reason')}></div>
      !${policy.key === 'team-meeting' ? '' : html`<p>${KEPT}</p>`}
      <div class="buttons"><button name="do" value="set">Decide it</button>
        !${there && canGo(there) ? html`<button class="quiet" name="do" value="take-back">${takeBackLabel(there)}</button>` : ''}</div></form>`;
}

/** What only came with Quarterdeck cannot be taken back. */
const canGo = (place: PolicyAt) => !isEverywhere(place) || place.since !== null;

const takeBackLabel = (place: PolicyAt) =>
  isEverywhere(place)
    ? 'Back to how it came with Quarterdeck'
    : `Take back what holds in ${placeWords(place)}`;

const together = (key: OrganisationPolicyKey) =>
  slotOf(key).member === undefined
    ? ''
    : html` What is decided for one place keeps its neighbours of this policy there as they are now.`;

function whereFields({ policy, form, departments, countries, problem }: OnePage): string {
  const { reach } = policyInfo(policy.key);
  if (reach === 'everywhere') return html`<p>It holds in the whole organisation.</p>`;
  const chooser = (
    name: 'department' | 'country',
    label: string,
    all: string,
    values: ReadonlyArray<readonly [string, string]>,
  ) =>
    html`<div class="field"><label for="${name}">${label}</label>
      <select id="${name}" name="${name}" !${problem?.field === name ? 'aria-invalid="true"' : ''}><option value="">${all}</option>!${values
        .map(
          ([value, words]) =>
            html`<option value="${value}" !${value === form[name] ? 'selected' : ''}>${words}</option>`,
        )
        .join('')}</select></div>`;
  const country = chooser(
    'country',
    'Country',
    'All countries',
    countries.map((code) => [code, countryName(code)] as const),
  );
  if (reach === 'countries') return country;
  const department = chooser(
    'department',
    'Department, with all below it',
    'All departments',
    departments.map((path) => [path, path] as const),
  );
  return `${department}${country}`;
}
