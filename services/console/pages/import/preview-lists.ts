import { html } from 'ghtml';
import type { Difference } from '#domain/people-file/differences.ts';
import type { ImportReport } from '#domain/people-file/report.ts';
import type { ImportPreview } from '#storage/people-import-preview.ts';
import { dataTable, text } from '../data-table.ts';
import { plural } from '../words.ts';

/** Rows of one list on the page: enough to recognise a mistake, few enough for a phone. */
export const LISTED = 25;

const COLUMN_WORDS: Readonly<Record<Difference['column'], string>> = {
  name: 'Name',
  department: 'Department',
  title: 'Title',
  role: 'Role',
  email: 'Email',
  employee_id: 'Employee id',
  time_zone: 'Time zone',
  locale: 'Language',
  country: 'Country',
  manager_email: 'Manager',
  manager_id: 'Manager',
  away_from: 'Away from',
  away_to: 'Away to',
  delegate_email: 'Stands in',
};

/** @returns what is wrong with the file, row by row. */
export function problemSection({ problems }: ImportReport): string {
  if (problems.length === 0) return '';
  return html`<h2>${plural(problems.length, 'problem')}</h2>!${dataTable({
    label: 'Problems by row',
    columns: [{ label: 'Where' }, { label: 'What is wrong' }, { label: 'What to do' }],
    rows: problems
      .slice(0, LISTED)
      .map(({ line, column, message, fix }) => [
        html`Line ${line}!${column ? html`<br><span class="soft">${column}</span>` : ''}`,
        text(message),
        text(fix),
      ]),
  })}!${beyond(problems.length)}`;
}

/** @returns who is new. */
export function createdSection({ created, report }: ImportPreview): string {
  if (report.created === 0) return '';
  return html`<h2>Who is new</h2>!${dataTable({
    label: 'Who is new',
    columns: [{ label: 'Name' }, { label: 'Department' }, { label: 'Manager' }],
    rows: created.map(({ name, department, manager }) => [
      text(name),
      text(department),
      text(manager ?? '–'),
    ]),
  })}!${beyond(report.created)}`;
}

/** @returns what becomes what. */
export function changedSection({ changed, report }: ImportPreview): string {
  if (report.updated === 0) return '';
  return html`<h2>What changes</h2>!${dataTable({
    label: 'What changes',
    columns: [{ label: 'Name' }, { label: 'What becomes what' }],
    rows: changed.map(({ name, differences }) => [text(name), differences.map(differenceLine).join('<br>')]),
  })}!${beyond(report.updated)}`;
}

function differenceLine({ column, before, after }: Difference): string {
  const value = (it: string | null) =>
    it === null ? html`<em>empty</em>` : html`${it.replaceAll('_', ' ')}`;
  const plain = column === 'role' ? value : (it: string | null) => (it === null ? value(it) : text(it));
  return html`<span class="soft">${COLUMN_WORDS[column]}:</span> !${plain(before)} → <strong>!${plain(after)}</strong>`;
}

/** @returns whom the file does not mention. */
export function missingSection({ missing }: ImportReport): string {
  if (missing.length === 0) return '';
  return html`<h2>${missing.length.toLocaleString('en')} not in the file</h2>
    <details><summary>Who they are</summary>!${dataTable({
      label: 'Who is not in the file',
      columns: [{ label: 'Name' }, { label: 'Department' }, { label: 'Email or employee id' }],
      rows: missing
        .slice(0, LISTED)
        .map(({ name, department, email, employeeId }) => [
          text(name),
          text(department),
          text(email ?? employeeId ?? '–'),
        ]),
    })}!${beyond(missing.length)}</details>`;
}

function beyond(count: number): string {
  return count > LISTED
    ? html`<p class="soft">And ${(count - LISTED).toLocaleString('en')} more. All of them: <code>npm run okr -- people import FILE --dry-run --json</code></p>`
    : '';
}
