import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { concernsWholeFile } from '#domain/people-file/problems.ts';
import type { OwnColumn } from '#storage/people-columns.ts';
import type { ImportPreview } from '#storage/people-import-preview.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';
import { columnsSection } from './columns-section.ts';
import { changedSection, createdSection, missingSection, problemSection } from './preview-lists.ts';

/** What the form of the preview holds. */
export interface ImportChoices {
  skipBadRows: boolean;
  removeMissing: boolean;
}

interface PreviewModel {
  id: string;
  fileName: string;
  preview: ImportPreview;
  choices: ImportChoices;
  /** Columns whose names are not known, and what somebody said about them. */
  columns: readonly OwnColumn[];
  request: FastifyRequest;
  problem?: string | undefined;
}

/** @returns the page that says what an import would do, and imports just that by one press. */
export function previewBody(model: PreviewModel): string {
  const { fileName, preview, problem } = model;
  const { report } = preview;
  return html`<p class="eyebrow"><a href="/people">People</a></p>
    <h1>${headline(preview)}</h1>
    <p class="lead">${fileName} has ${plural(report.rows, 'row with somebody in it', 'rows with somebody in them')}. Nothing has been written yet.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${problemSection(report)}
    !${columnsSection({ ...model, open: report.problems.some(concernsWholeFile) })}
    !${preview.importable ? meaning(preview) : ''}
    !${createdSection(preview)}!${changedSection(preview)}!${missingSection(report)}
    !${form(model)}`;
}

function headline({ report, importable }: ImportPreview): string {
  if (report.problems.some(concernsWholeFile)) return 'This file cannot be read';
  if (!importable) return 'No row of this file can be imported';
  const { created, updated, unchanged } = report;
  if (created + updated === 0) return 'Everybody is as the file has them';
  const parts = [
    created > 0 ? plural(created, 'new person', 'new people') : '',
    updated > 0 ? `${updated.toLocaleString('en')} changed` : '',
    unchanged > 0 ? `${unchanged.toLocaleString('en')} as they are` : '',
  ].filter(Boolean);
  return parts.join(', ');
}

/** What follows from it, beyond the rows themselves. */
function meaning({ report, effects }: ImportPreview): string {
  const { newDepartments, defaults, ignoredColumns, notices } = report;
  const { joined, moved, reviews } = effects;
  const LISTED = 12;
  const some = (items: readonly string[], between: string) =>
    `${items.slice(0, LISTED).join(between)}${items.length > LISTED ? ` and ${items.length - LISTED} more` : ''}`;
  const facts = [
    ...joined.map(
      ({ cycle, people }) =>
        `${plural(people, 'person joins', 'people join')} ${cycle}, which is running: they get its introduction and whatever is open for everybody.`,
    ),
    moved > 0
      ? `${plural(moved, 'person belongs', 'people belong')} to another department from then on.`
      : '',
    reviews > 0 ? `${plural(reviews, 'open review passes', 'open reviews pass')} to a new manager.` : '',
    newDepartments.length > 0
      ? `${plural(newDepartments.length, 'department is', 'departments are')} new: ${some(newDepartments, '; ')}.`
      : '',
    ...defaults.map((sentence) => `Filled in: ${sentence}`),
    ignoredColumns.length > 0
      ? `${ignoredColumns.length === 1 ? 'One column is' : `${ignoredColumns.length} columns are`} left alone: ${some(ignoredColumns, ', ')}.`
      : '',
    ...notices.slice(0, LISTED).map(({ line, message }) => `Line ${line}: ${message}`),
    notices.length > LISTED ? `And ${notices.length - LISTED} more such lines.` : '',
  ].filter(Boolean);
  if (facts.length === 0) return '';
  return html`<h2>What it means</h2><ul>!${facts.map((fact) => html`<li>${fact}</li>`).join('')}</ul>`;
}

function form({ id, preview, choices, request }: PreviewModel): string {
  const { report, importable, seen } = preview;
  const another = html`<a class="button quiet" href="/people/import">Choose another file</a>`;
  if (!importable) return html`<p class="buttons">!${another}</p>`;
  const people = report.created + report.updated;
  return html`<form method="post" action="/people/import/${id}">!${formTokenField(request)}
    <input type="hidden" name="changes" value="${seen.changes}"><input type="hidden" name="missing" value="${seen.missing}">
    !${report.badRows > 0 ? tick({ name: 'skip', checked: choices.skipBadRows, label: `Leave out ${plural(report.badRows, 'row')} with a problem`, more: 'Or correct the file and choose it again.' }) : ''}
    !${leavingTick(preview, choices)}
    <div class="buttons"><button>${people > 0 ? `Import ${plural(people, 'person', 'people')}` : 'Import what the file says'}</button> !${another}
      <a class="button quiet" href="/people">Leave it as it is</a></div></form>`;
}

function leavingTick({ report, leaving }: ImportPreview, choices: ImportChoices): string {
  const missing = report.missing.length;
  if (missing === 0) return '';
  if (!leaving)
    return html`<p>So many people do not leave at once, so they stay. Whoever has left can be taken out on their own page.</p>`;
  const { tasks, keyResults, okrSets, reports } = leaving;
  const parts = [
    `${plural(tasks, 'open task')}`,
    plural(keyResults, 'key result'),
    okrSets > 0 ? plural(okrSets, 'department’s goals', 'departments’ goals') : '',
    reports > 0 ? `${plural(reports, 'person', 'people')} reporting to them` : '',
  ].filter(Boolean);
  return tick({
    name: 'leave',
    checked: choices.removeMissing,
    label: `${missing === 1 ? 'The one who is' : `The ${missing} who are`} not in the file ${missing === 1 ? 'leaves' : 'leave'}`,
    more: `Cannot be taken back. ${new Intl.ListFormat('en').format(parts)} get somebody else or are withdrawn the same day. Without this tick everybody stays.`,
  });
}

function tick(field: { name: string; checked: boolean; label: string; more: string }): string {
  const { name, checked, label, more } = field;
  return html`<div class="field"><label class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes" !${checked ? 'checked' : ''}>
    <span><strong>${label}</strong>${more}</span></label></div>`;
}
