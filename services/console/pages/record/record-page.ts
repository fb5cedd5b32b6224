import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import type { ProcessingRecord } from '#domain/privacy/record.ts';
import type { SignOffState } from '#domain/privacy/sign-off.ts';
import type { SignOffRow } from '#storage/privacy/sign-offs.ts';
import { dataTable, text } from '../data-table.ts';
import { formTokenField } from '../layout.ts';

import { recordSections } from './sections.ts';

export const SIGN_OFF_WORDS: Readonly<Record<SignOffState, string>> = {
  waiting: 'waiting for the works council',
  signed: 'signed',
  returned: 'returned',
  replaced: 'asked anew, since settings changed',
};

/** @returns how a record stands with the works council, as a sentence. */
export function standingSentence(row: SignOffRow | undefined): string {
  if (!row) return 'No signature was asked for.';
  const by = row.decidedBy ? ` by ${row.decidedBy}` : '';
  const on = calendarDay((row.decidedAt ?? row.askedAt).toISOString().slice(0, 10), 'en-GB');
  switch (row.state) {
    case 'waiting':
      return `Asked on ${on}${row.askedBy ? ` by ${row.askedBy}` : ''}; the works council has not answered yet.`;
    case 'signed':
      return `Signed${by} on ${on}.`;
    case 'returned':
      return `Returned${by} on ${on}: “${row.reason}”`;
    case 'replaced':
      return `Asked on ${on}; settings changed since, and it was asked anew.`;
  }
}

/** @returns a record as a page to read and to print; with the form for whoever may sign it. */
export function recordBody(options: {
  record: ProcessingRecord;
  standing: string;
  /** Where the same is as a file. */
  file: string;
  said?: string;
  /** Safe HTML under the heading: the form, or the way on. */
  next?: string;
}): string {
  const { record, standing, file, said = '', next = '' } = options;
  return html`!${said}<p class="eyebrow"><a href="/record">Records of processing</a></p>
    <h1>${record.name}: what happens with data</h1>
    <p class="lead">${standing}</p>
    !${next}
    <p class="no-print"><a href="${file}">As a file (Markdown)</a>; this page prints as it is.</p>
    !${recordSections(record)
      .map(
        ({ heading, columns, rows }) =>
          html`<h2>${heading}</h2>!${dataTable({
            label: heading,
            columns: columns.map((label) => ({ label })),
            rows: rows.map((cells) => cells.map(text)),
          })}`,
      )
      .join('')}`;
}

/** @returns the form by which the works council answers; nothing is chosen before somebody chooses. */
export function answerForm(options: {
  row: SignOffRow;
  request: FastifyRequest;
  reason?: string;
  answer?: string;
  problem?: { field: string; text: string } | undefined;
}): string {
  const { row, request, reason = '', answer = '', problem } = options;
  const choice = (value: string, label: string, hint: string) =>
    html`<label class="choice"><input type="radio" name="answer" value="${value}" !${answer === value ? 'checked' : ''}><span><strong>${label}</strong>${hint}</span></label>`;
  return html`!${problem ? html`<div class="note alert" role="alert" id="problem"><p>${problem.text}</p></div>` : ''}
    <form class="no-print" method="post" action="/record/${row.id}">!${formTokenField(request)}
      <fieldset><legend>What does the works council say?</legend>
        !${choice('sign', 'Sign', 'The cycle may be launched as this page says. If a setting changes before, you are asked again.')}
        !${choice('return', 'Return', 'It is not launched. HR ops gets your reason by mail.')}</fieldset>
      <div class="field"><label for="reason">Reason</label><span class="hint">Needed to return it. HR ops reads it.</span>
        <textarea id="reason" name="reason" rows="3" !${problem?.field === 'reason' ? 'aria-invalid="true" aria-describedby="problem"' : ''}>${reason}</textarea></div>
      <div class="buttons"><button>Answer</button></div></form>`;
}
