import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { COLUMNS } from '#domain/people-file/header.ts';
import type { OwnColumn } from '#storage/people-columns.ts';
import type { PostedForm } from '../form.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';

/** More columns than this are looked through by nobody; the command line takes any. */
const MOST = 60;

/**
 * @param model.open whether somebody has to say something before the file can be read.
 * @returns where it is said which column is which; nothing where every name is known.
 */
export function columnsSection(model: {
  id: string;
  columns: readonly OwnColumn[];
  open: boolean;
  request: FastifyRequest;
}): string {
  const { id, columns, open, request } = model;
  if (columns.length === 0) return '';
  const said = columns.filter(({ means }) => means !== null);
  const fields = columns.slice(0, MOST).map(({ name, means }, index) => {
    const options = ['', ...COLUMNS].map(
      (column) =>
        html`<option value="${column}" !${column === (means ?? '') ? 'selected' : ''}>${column || 'left alone'}</option>`,
    );
    return html`<div class="field"><label for="column-${index}">${name}</label>
      <input type="hidden" name="header" value="${name}"><select id="column-${index}" name="column">!${options}</select></div>`;
  });
  return html`<details id="columns" !${open ? 'open' : ''}><summary>${summary(said.length, columns.length)}</summary>
    <p>What you say here is remembered for the next file with the same first line.</p>
    <form method="post" action="/people/import/${id}">!${formTokenField(request)}!${fields}
      <div class="buttons"><button class="quiet" name="step" value="columns">Read it like this</button></div></form></details>`;
}

function summary(said: number, all: number): string {
  if (said === 0) return `Say which column is which: ${plural(all, 'name is', 'names are')} not known`;
  return `${plural(said, 'column is', 'columns are')} read as somebody said; look or change`;
}

/** @returns what was said, by the names of the columns. */
export function readSaidForm(form: PostedForm): Record<string, string> {
  const columns = form.all('column');
  return Object.fromEntries(form.all('header').map((name, index) => [name, columns[index] ?? '']));
}
