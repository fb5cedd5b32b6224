import { closest } from './closest.ts';
import { FileRefused, type Problem } from './problems.ts';

/** The columns a people file may have; everything else is ignored and said so. */
export const COLUMNS = [
  'employee_id',
  'email',
  'name',
  'manager_email',
  'manager_id',
  'department',
  'title',
  'time_zone',
  'locale',
  'country',
  'role',
  'away_from',
  'away_to',
  'delegate_email',
] as const;
export type Column = (typeof COLUMNS)[number];

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Header {
  delimiter: Delimiter;
  /** Where in a record each recognised column stands. */
  positions: Map<Column, number>;
  /** The number of fields, trailing nameless ones apart. */
  width: number;
  /** The number of fields, trailing nameless ones included. */
  fullWidth: number;
  ignoredColumns: string[];
  /** Index in the text at which the first record after the header starts, and its line. */
  bodyStart: number;
  bodyLine: number;
}

/** @returns a name as it is compared: letters and digits, small. */
export const squeezed = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const BY_SQUEEZED = new Map<string, Column>(COLUMNS.map((column) => [squeezed(column), column]));
const EXPECTED = `Its first line must name the columns: ${COLUMNS.join(', ')}.`;
const HEADER_LIMIT = 64 * 1024;

/**
 * Reads the first record of a people file.
 * @param text the file, line feeds only; its beginning is enough.
 * @param said what somebody said columns with other names are; it goes before what the names say.
 * @throws FileRefused with one problem when no header is recognised or a required column is missing or double.
 */
export function readHeader(text: string, said: Readonly<Record<string, Column>> = {}): Header {
  const { record, end, line, forced } = firstRecord(text);
  const meant = new Set(Object.values(said));
  const columnOf = (name: string): Column | undefined => {
    const own = BY_SQUEEZED.get(squeezed(name));
    return Object.hasOwn(said, squeezed(name))
      ? said[squeezed(name)]
      : own && meant.has(own)
        ? undefined
        : own;
  };
  const best = bestSplit(record, forced, (name) => columnOf(name) !== undefined);
  if (best.known === 0) throw new FileRefused(noHeader(line, text.trim() === ''));

  const positions = new Map<Column, number>();
  const ignoredColumns: string[] = [];
  best.names.forEach((name, index) => {
    const column = columnOf(name);
    if (column === undefined) {
      if (name !== '') ignoredColumns.push(name);
    } else if (positions.has(column)) throw new FileRefused(doubleColumn(line, column));
    else positions.set(column, index);
  });
  requireColumns(line, positions, ignoredColumns);
  const width = best.names.findLastIndex((name) => name !== '') + 1;
  return {
    delimiter: best.delimiter,
    positions,
    width,
    fullWidth: best.names.length,
    ignoredColumns,
    bodyStart: Math.min(end + 1, text.length),
    bodyLine: line + 1 + (record.match(/\n/g)?.length ?? 0),
  };
}

/** @returns the names in the first record, by the separator that makes most of them. */
export function headerNames(text: string): string[] {
  const { record, forced } = firstRecord(text);
  const known = bestSplit(record, forced, isColumnName);
  return known.known > 0 ? known.names : bestSplit(record, forced, () => true).names;
}

/** @returns whether a name is that of a column, in whatever spelling. */
export function isColumnName(name: string): boolean {
  return BY_SQUEEZED.has(squeezed(name));
}

/** A spreadsheet's `sep=;` line before it is honoured, blank lines are passed over. */
function firstRecord(text: string): {
  record: string;
  end: number;
  line: number;
  forced: Delimiter | undefined;
} {
  let start = 0;
  let line = 1;
  let forced: Delimiter | undefined;
  const separator = /^"?sep=([,;\t])"?\n/i.exec(text.slice(0, 10));
  if (separator) {
    forced = DELIMITERS.find((each) => each === separator[1]);
    start = separator[0].length;
    line++;
  }
  while (/^[\s,;"]*\n/.test(text.slice(start, start + 200))) {
    start = text.indexOf('\n', start) + 1;
    line++;
  }
  const end = recordEnd(text, start);
  return { record: text.slice(start, end), end, line, forced };
}

function bestSplit(record: string, forced: Delimiter | undefined, counts: (name: string) => boolean) {
  return (forced ? [forced] : DELIMITERS)
    .map((delimiter) => ({ delimiter, names: splitOutsideQuotes(record, delimiter) }))
    .map((split) => ({ ...split, known: split.names.filter(counts).length }))
    .reduce((a, b) => (b.known > a.known ? b : a));
}

function requireColumns(line: number, positions: Map<Column, number>, ignored: string[]): void {
  const missing: string[] = (['name', 'department'] as const).filter((column) => !positions.has(column));
  if (!positions.has('employee_id') && !positions.has('email')) missing.unshift('employee_id or email');
  if (missing.length === 0) return;
  const hints = missing.flatMap((wanted) => {
    return wanted.split(' or ').flatMap((column) => {
      const near = closest(column, ignored);
      return near ? [`is "${near}" meant to be ${column}?`] : [];
    });
  });
  throw new FileRefused({
    line,
    column: missing.join(', '),
    code: 'missing-column',
    message: `The file has no column ${missing.join(' and no column ')}.`,
    fix: `Add ${missing.length > 1 ? 'them' : 'it'} to the header and fill ${missing.length > 1 ? 'them' : 'it'} for everyone${
      hints.length > 0 ? ` (${hints.join(' ')})` : ''
    }.`,
  });
}

function noHeader(line: number, blank: boolean): Problem {
  if (blank)
    return { line: 1, column: '', code: 'empty-file', message: 'The file has no content.', fix: EXPECTED };
  return {
    line,
    column: '',
    code: 'no-header',
    message: 'The file does not start with the header of a people file.',
    fix: EXPECTED,
  };
}

function doubleColumn(line: number, column: Column): Problem {
  return {
    line,
    column,
    code: 'duplicate-column',
    message: `The header names ${column} twice.`,
    fix: 'Remove or rename one of the two columns.',
  };
}

function recordEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + HEADER_LIMIT);
  let quoted = false;
  for (let index = start; index < limit; index++) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (char === '\n' && !quoted) return index;
  }
  return limit;
}

function splitOutsideQuotes(record: string, delimiter: string): string[] {
  const names: string[] = [];
  let quoted = false;
  let name = '';
  for (const char of record) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      names.push(name);
      name = '';
    } else name += char;
  }
  names.push(name);
  return names.map((each) => each.replace(/\s+/g, ' ').trim());
}
