import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type CharterInput, MEASURES } from '#domain/pilot/charter.ts';
import { FIGURES } from '#domain/pilot/figures.ts';
import type { CharterOfCycle } from '#storage/pilots/charter.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import type { PostedForm } from '../form.ts';
import { formTokenField } from '../layout.ts';
import { dayOf } from '../words.ts';
import { FIGURE_WORDS, targetText } from './words.ts';

/** The charter's form as it stands. */
export interface CharterForm extends CharterInput {
  sponsor: string;
}

/** @returns what was posted. */
export function charterIn(form: PostedForm): CharterForm {
  return {
    sponsor: form.one('sponsor'),
    hypothesis: form.one('hypothesis'),
    decisionOn: form.one('decisionOn'),
    measures: Array.from({ length: MEASURES }, (_, index) => ({
      text: form.one(`measures[${index}][text]`),
      figure: form.one(`measures[${index}][figure]`),
      target: form.one(`measures[${index}][target]`),
    })),
  };
}

/** @returns safe HTML of the page on which a pilot's charter is written, and read once its sponsor has been asked. */
export function charterBody(options: {
  cycle: CycleRow;
  charter: CharterOfCycle | undefined;
  form: CharterForm | undefined;
  request: FastifyRequest;
  said: string;
  /** Whether the reader may write it. */
  writes: boolean;
  problem?: { field: string; text: string } | undefined;
}): string {
  const { cycle, charter, request, said, problem, writes } = options;
  const head = html`!${said}<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>Charter</h1>`;
  if (charter && (charter.askedAt || !writes)) return `${head}${settled(cycle, charter)}`;
  if (!writes) return html`!${head}<p class="lead">Nobody has written it yet.</p>`;
  const form = options.form ?? formOf(charter);
  const wrong = (field: string) =>
    problem?.field === field ? 'aria-invalid="true" aria-describedby="problem"' : '';
  return html`!${head}
    <p class="lead">Why this pilot, how you will know, and when it is decided. The report answers it, and the sponsor is asked on that day: stop, repeat, roll out.</p>
    !${problem ? html`<div class="note alert" role="alert" id="problem"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/cycles/${cycle.id}/charter">!${formTokenField(request)}
      <div class="field"><label for="hypothesis">Hypothesis</label><span class="hint">If we …, then …, because …</span>
        <textarea id="hypothesis" name="hypothesis" rows="4" !${wrong('hypothesis')}>${form.hypothesis}</textarea></div>
      !${form.measures.map((measure, index) => measureFields(measure, index, wrong)).join('')}
      <div class="row"><div class="field"><label for="decisionOn">Day of the decision</label><span class="hint">Soon after the celebration</span>
        <input type="date" id="decisionOn" name="decisionOn" value="${form.decisionOn}" !${wrong('decisionOn')}></div>
      <div class="field"><label for="sponsor">Who decides</label><span class="hint">Email address or employee id; empty: the cycle’s sponsor</span>
        <input type="text" id="sponsor" name="sponsor" value="${form.sponsor}" autocomplete="off" !${wrong('sponsor')}></div></div>
      <div class="buttons"><button>${charter ? 'Write it anew' : 'Write the charter'}</button> <a class="button quiet" href="/cycles/${cycle.id}">Leave it as it is</a></div></form>`;
}

function measureFields(
  { text, figure, target }: CharterForm['measures'][number],
  index: number,
  wrong: (field: string) => string,
): string {
  const name = (part: string) => `measures[${index}][${part}]`;
  const id = (part: string) => `measure-${index + 1}-${part}`;
  return html`<fieldset class="card"><legend>Success measure ${index + 1}</legend>
    <div class="field"><label for="${id('text')}">What counts as success</label>
      <input type="text" id="${id('text')}" name="${name('text')}" value="${text}" maxlength="300" !${wrong(name('text'))}></div>
    <div class="row"><div class="field"><label for="${id('figure')}">Measured by</label>
      <select id="${id('figure')}" name="${name('figure')}" !${wrong(name('figure'))}>!${FIGURES.map(
        (each) =>
          html`<option value="${each}" !${each === figure ? 'selected' : ''}>${FIGURE_WORDS[each].label}${FIGURE_WORDS[each].unit ? ` (${FIGURE_WORDS[each].unit})` : ''}</option>`,
      ).join('')}</select></div>
    <div class="field"><label for="${id('target')}">Target</label><span class="hint">Empty where people judge</span>
      <input type="text" inputmode="decimal" id="${id('target')}" name="${name('target')}" value="${target ?? ''}" autocomplete="off" !${wrong(name('target'))}></div></div></fieldset>`;
}

function formOf(charter: CharterOfCycle | undefined): CharterForm {
  if (charter) return { ...charter, sponsor: charter.sponsorKey };
  const blank = { text: '', figure: 'own', target: '' };
  return {
    sponsor: '',
    hypothesis: '',
    decisionOn: '',
    measures: [
      { ...blank, figure: 'check-ins', target: 80 },
      { ...blank, figure: 'pulse', target: 3.5 },
      blank,
    ],
  };
}

function settled({ id }: CycleRow, charter: CharterOfCycle): string {
  return html`<p class="lead">${charter.hypothesis}</p>
    <ol>!${charter.measures.map(({ text, figure, target }) => html`<li>${text} <span class="soft">(${targetText(figure, target)})</span></li>`).join('')}</ol>
    <p>${charter.sponsorName} ${charter.askedAt ? 'was asked to decide by it, and it stays as it is' : 'decides by it'}. Day of the decision: ${dayOf(charter.decisionOn)}. <a href="/cycles/${id}/report">Read the report</a></p>`;
}
