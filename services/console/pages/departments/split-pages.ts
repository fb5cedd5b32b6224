import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type SplitPlace, splitConsequences } from '#domain/departments/split.ts';
import type { Split } from '#storage/departments/split.ts';
import type { SplitChoices } from '#storage/departments/split-choices.ts';
import type { DepartmentRow } from '#storage/repositories/people.ts';
import { formTokenField } from '../layout.ts';
import { consequenceLists } from './consequences.ts';
import { wayBack } from './plans.ts';

/** What the form of a split holds; nothing is chosen beforehand. */
export interface SplitForm {
  from: string;
  name: string;
  place: string;
  people: string[];
  /** One to a line, where a department has more people than the page lists. */
  more: string;
  lead: string;
  /** Who leads them in place of one of the listed. */
  elsewhere: string;
  keyResults: string[];
}

const PLACES: ReadonlyArray<readonly [value: SplitPlace, label: string, more: (from: string) => string]> = [
  ['beside', 'Beside it', (from) => `With the same department above. The rules of ${from} are copied.`],
  ['below', 'Below it', (from) => `The rules of ${from} hold there, and whoever leads it sees the new one.`],
];

/** More would make the page too large; others are written down. */
const LISTED = 120;

/** @returns the first step on the page of departments: which one is split. */
export function splitStart(departments: readonly DepartmentRow[]): string {
  const options = departments
    .filter(({ people }) => people > 1)
    .map(({ path }) => html`<option value="${path}">${path}</option>`);
  if (options.length === 0) return '';
  return html`<h2>Take people out into a new department</h2>
    <form method="get" action="/people/departments/split"><div class="field"><label for="split">The department that is split</label>
      <select id="split" name="from" required><option value="">Choose</option>!${options.join('')}</select></div>
      <div class="buttons"><button class="quiet">Choose who goes</button></div></form>`;
}

/** @returns the form that says who goes, who leads them and which goals go along. */
export function splitBody(model: {
  choices: SplitChoices;
  asked: SplitForm;
  request: FastifyRequest;
  problem?: { field: string; text: string } | undefined;
}): string {
  const { choices, asked, request, problem } = model;
  const { from, people, lead } = choices;
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  const listed = people.slice(0, LISTED);
  return html`<p class="eyebrow"><a href="/people/departments">Departments</a></p>
    <h1>Take people out of ${from}</h1>
    <p class="lead">They become a department of their own, in mid-cycle or not. You see what it comes to before anything changes.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/people/departments/split">!${formTokenField(request)}<input type="hidden" name="from" value="${from}">
      <div class="field"><label for="name">What the new department is called</label>
        <input type="text" id="name" name="name" maxlength="120" required value="${asked.name}" !${wrong('name')}></div>
      <fieldset class="field"><legend>Where it stands</legend>!${PLACES.map(
        ([value, label, more]) =>
          html`<label class="choice"><input type="radio" name="place" value="${value}" required !${asked.place === value ? 'checked' : ''}>
            <span><strong>${label}</strong>${more(from)}</span></label>`,
      ).join('')}</fieldset>
      <fieldset class="field"><legend>Who goes</legend>!${lead ? html`<p class="hint">${lead} leads ${from} and stays.</p>` : ''}<div class="many-choices">!${listed
        .map(({ key, name, title }) => tick('people', key, name, title ?? '', asked.people.includes(key)))
        .join('')}</div></fieldset>
      !${people.length > LISTED ? html`<div class="field"><label for="more">And of the ${people.length - LISTED} who are not listed: employee ID or address, one to a line</label><textarea id="more" name="more" rows="4">${asked.more}</textarea></div>` : ''}
      !${leadField(listed, asked, wrong('lead'))}
      !${goalsField(choices, asked)}
      <div class="buttons"><button name="step" value="preview">Show what it comes to</button></div></form>`;
}

function leadField(people: SplitChoices['people'], { lead, elsewhere }: SplitForm, wrong: string): string {
  const options = people.map(
    ({ key, name }) => html`<option value="${key}" !${key === lead ? 'selected' : ''}>${name}</option>`,
  );
  return html`<div class="field"><label for="lead">Who leads them</label>
      <select id="lead" name="lead" !${wrong}><option value="">Choose</option>!${options.join('')}</select></div>
    <div class="field"><label for="elsewhere">Or somebody from elsewhere</label><span class="hint" id="elsewhere-about">Address or employee ID of anybody who leads nothing yet; they come along.</span>
      <input type="text" id="elsewhere" name="elsewhere" maxlength="320" aria-describedby="elsewhere-about" value="${elsewhere}" !${wrong}></div>`;
}

function goalsField({ objectives, from }: SplitChoices, { keyResults }: SplitForm): string {
  if (objectives.length === 0) return '';
  return html`<h2>Which agreed goals go along</h2>
    <p>What is not ticked stays with ${from}. Whoever owns a key result and goes, keeps it.</p>!${objectives
      .map(
        (objective) =>
          html`<fieldset class="field"><legend>${objective.title}</legend><p class="hint">${objective.cycle}</p>!${objective.keyResults
            .map(({ id, title, owner }) => tick('keyResults', id, title, owner, keyResults.includes(id)))
            .join('')}</fieldset>`,
      )
      .join('')}`;
}

const tick = (name: string, value: string, label: string, more: string, checked: boolean) =>
  html`<label class="choice plain"><input type="checkbox" name="${name}" value="${value}" !${checked ? 'checked' : ''}><span><strong>${label}</strong>!${more ? html`<small>${more}</small>` : ''}</span></label>`;

/** @returns the page that says what a split would do, and does just that by one press. */
export function splitPreviewBody(model: {
  split: Split;
  asked: SplitForm;
  request: FastifyRequest;
  /** For how long it can be taken back. */
  minutes: number;
  problem?: string | undefined;
}): string {
  const { split, asked, request, minutes, problem } = model;
  const { effects, seen } = split;
  const { from, into, lead } = effects;
  const fields = Object.entries({ ...asked, from, seen }).flatMap(([name, value]) =>
    [value].flat().map((each) => html`<input type="hidden" name="${name}" value="${each}">`),
  );
  return html`<p class="eyebrow"><a href="/people/departments">Departments</a></p>
    <h1>A new department: ${into}?</h1>
    <p class="lead">Nothing has changed yet. A mail announces it to those who take part in a cycle; a word of your own before helps.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${consequenceLists(splitConsequences(effects))}
    <form method="post" action="/people/departments/split">!${formTokenField(request)}!${fields.join('')}
      <div class="field"><label class="choice"><input type="checkbox" name="split" value="yes">
        <span><strong>${into} becomes a department, led by ${lead}</strong>${minutes === 0 ? '' : wayBack(minutes)} Later it can only be undone by merging, which does not bring back who reported to whom.</span></label></div>
      <div class="buttons"><button name="step" value="split">Split</button> <button class="quiet" name="step" value="edit">Change something</button></div></form>`;
}
