import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type MergedGoals, mergerConsequences } from '#domain/departments/merger.ts';
import type { Merger } from '#storage/departments/merge.ts';
import type { PlannedReorganisation } from '#storage/departments/plans.ts';
import type { DepartmentRow } from '#storage/repositories/people.ts';
import { dataTable, text } from '../data-table.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';
import { consequenceLists } from './consequences.ts';
import { plansSection, wayBack } from './plans.ts';
import { splitStart } from './split-pages.ts';

/** What the form of a merger holds; nothing is chosen beforehand. */
export interface MergerForm {
  from: string;
  into: string;
  goals: string;
}

interface FormModel {
  departments: readonly DepartmentRow[];
  /** What was asked for and waits. */
  plans?: readonly PlannedReorganisation[];
  asked: MergerForm;
  request: FastifyRequest;
  said?: string;
  problem?: { field: string; text: string } | undefined;
}

const GOALS: ReadonlyArray<readonly [value: MergedGoals, label: string, more: string]> = [
  [
    'keep',
    'They run on',
    'The lead who stays takes them over; key results keep their owners, figures and history.',
  ],
  [
    'close',
    'They end',
    'Their key results are dropped and asked about no more. What was written stays on record.',
  ],
];

/** @returns the departments as they are, and the form with which two become one. */
export function departmentsBody({
  departments,
  plans = [],
  asked,
  request,
  said = '',
  problem,
}: FormModel): string {
  const rows = departments.map(({ path, lead, people }) => [
    text(path),
    text(lead ?? 'nobody'),
    text(people),
  ]);
  return html`!${said}<p class="eyebrow"><a href="/people">People</a></p><h1>${plural(departments.length, 'department')}</h1>
    <p class="lead">They come from the people file. When two become one in mid-cycle, or one becomes two, say so here: you see what it comes to before anything changes.</p>
    !${plansSection(plans, request)}
    !${departments.length < 2 ? html`<p>Two departments are needed to merge. <a href="/people/import">Import people</a> first.</p>` : mergerForm({ departments, asked, request, problem })}
    !${splitStart(departments)}
    <h2>All of them</h2>
    !${dataTable({ label: 'Departments', columns: [{ label: 'Department' }, { label: 'Led by' }, { label: 'People in it', number: true }], rows })}`;
}

function mergerForm({ departments, asked, request, problem }: FormModel): string {
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  const choice = (
    field: 'from' | 'into',
    label: string,
  ) => html`<div class="field"><label for="${field}">${label}</label>
    <select id="${field}" name="${field}" required !${wrong(field)}><option value="">Choose</option>!${departments
      .map(
        ({ path }) =>
          html`<option value="${path}" !${asked[field] === path ? 'selected' : ''}>${path}</option>`,
      )
      .join('')}</select></div>`;
  return html`<h2>Merge a department into another one</h2>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/people/departments">!${formTokenField(request)}
      !${choice('from', 'The department that goes')}!${choice('into', 'It becomes part of')}
      <fieldset class="field"><legend>Its goals in the cycles that run</legend>!${GOALS.map(
        ([
          value,
          label,
          more,
        ]) => html`<label class="choice"><input type="radio" name="goals" value="${value}" required !${asked.goals === value ? 'checked' : ''}>
          <span><strong>${label}</strong>${more}</span></label>`,
      ).join('')}</fieldset>
      <div class="buttons"><button name="step" value="preview">Show what it comes to</button></div></form>`;
}

/** @returns the page that says what a merger would do, and merges just that by one press. */
export function mergerBody(model: {
  merger: Merger;
  asked: MergerForm;
  request: FastifyRequest;
  /** For how long it can be taken back. */
  minutes: number;
  problem?: string | undefined;
}): string {
  const { merger, asked, request, minutes, problem } = model;
  const { effects, seen } = merger;
  const { from, into } = effects;
  const hidden = Object.entries({ ...asked, from, into, seen }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<p class="eyebrow"><a href="/people/departments">Departments</a></p>
    <h1>${from} becomes part of ${into}?</h1>
    <p class="lead">Nothing has changed yet. A mail announces it to those who take part in a cycle; a word of your own before helps.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${consequenceLists(mergerConsequences(effects))}
    <form method="post" action="/people/departments">!${formTokenField(request)}!${hidden.join('')}
      <div class="field"><label class="choice"><input type="checkbox" name="merge" value="yes">
        <span><strong>${from} becomes part of ${into}</strong>${wayBack(minutes)}</span></label></div>
      <div class="buttons"><button name="step" value="merge">Merge</button> <a class="button quiet" href="/people/departments">Leave them as they are</a></div></form>`;
}
