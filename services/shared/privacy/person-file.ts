import { html } from 'ghtml';
import type { PersonData, PersonPart } from '#storage/privacy/person-data.ts';
import type { Json } from '#storage/schema.ts';

/** A page is to be read; what is longer or more is in the file. */
const LONGEST_VALUE = 160;
const LONGEST_PART = 3_000;
/** Whole mails as they were sent, and the row's own number. */
const IN_FILE_ALONE = ['id', 'html', 'headers', 'calendar'];

/** @returns safe HTML of everything about a person, part by part; ids of people are shown as names. */
export function personParts(data: PersonData, words: { more(count: number): string }): string {
  return data.parts.map((part) => partSection(part, data, words)).join('');
}

function partSection(
  { what, rows }: PersonPart,
  data: PersonData,
  { more }: { more(count: number): string },
): string {
  const shown: string[] = [];
  for (const row of rows) {
    if (shown.join('').length > LONGEST_PART) break;
    shown.push(rowOf(row, data));
  }
  const left = rows.length - shown.length;
  return html`<details><summary>${what} (${rows.length})</summary>!${shown.join('')}!${left > 0 ? html`<p class="soft">${more(left)}</p>` : ''}</details>`;
}

function rowOf(row: PersonPart['rows'][number], data: PersonData): string {
  const facts = Object.entries(row).filter(
    ([column, value]) => value !== null && value !== '' && !IN_FILE_ALONE.includes(column),
  );
  return html`<dl class="kept">!${facts
    .map(
      ([column, value]) =>
        html`<div><dt>${column.replaceAll('_', ' ')}</dt><dd>${said(value, data)}</dd></div>`,
    )
    .join('')}</dl>`;
}

function said(value: Json | undefined, { people }: PersonData): string {
  const text = typeof value === 'string' ? (people[value] ?? value) : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** @returns the same as a file that programs read. */
export function personJson(data: PersonData): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** @returns the name of that file, whatever the person is called. */
export function personFileName(data: PersonData): string {
  const plain = data.name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return `data-${plain || 'person'}-${data.takenAt.slice(0, 10)}.json`;
}
