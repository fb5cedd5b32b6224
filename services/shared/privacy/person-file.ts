import { html } from 'ghtml';
import type { PersonData, PersonPart } from '#storage/privacy/person-data.ts';
import type { Json } from '#storage/schema.ts';

/** More rows of a kind make no page readable; the file has them all. */
const MOST_ROWS = 50;

/** @returns safe HTML of everything about a person, part by part; ids of people are shown as names. */
export function personParts(data: PersonData, words: { more(count: number): string }): string {
  return data.parts.map((part) => partSection(part, data, words)).join('');
}

function partSection(
  { what, rows }: PersonPart,
  data: PersonData,
  { more }: { more(count: number): string },
): string {
  return html`<details><summary>${what} (${rows.length})</summary>
    !${rows
      .slice(0, MOST_ROWS)
      .map(
        (row) =>
          html`<dl class="kept">!${Object.entries(row)
            .filter(([, value]) => value !== null && value !== '')
            .map(
              ([column, value]) =>
                html`<div><dt>${column.replaceAll('_', ' ')}</dt><dd>${said(value, data)}</dd></div>`,
            )
            .join('')}</dl>`,
      )
      .join('')}
    !${rows.length > MOST_ROWS ? html`<p class="soft">${more(rows.length - MOST_ROWS)}</p>` : ''}</details>`;
}

function said(value: Json | undefined, { people }: PersonData): string {
  if (typeof value === 'string') return people[value] ?? value;
  return JSON.stringify(value) ?? '';
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
