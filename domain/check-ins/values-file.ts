import { parse } from 'csv-parse/sync';
import { parseNumber } from '../format.ts';
import { decodePeopleFile } from '../people-file/decode.ts';
import { FileRefused } from '../people-file/problems.ts';

/** What can be wrong with a file of values. Codes are part of the REST and CLI contract: add, never rename. */
export const VALUE_PROBLEM_CODES = [
  'empty-file',
  'not-text',
  'unreadable',
  'missing-column',
  'no-rows',
  'too-many-rows',
  'missing-key-result',
  'not-a-number',
  'unknown-key-result',
  'ambiguous-key-result',
  'duplicate-key-result',
] as const;
export type ValueProblemCode = (typeof VALUE_PROBLEM_CODES)[number];

/** One thing to mend, addressed to the person who exported the figures. */
export interface ValueProblem {
  /** The line of the file, or the place in a list, counted from 1. */
  line: number;
  column: string;
  code: ValueProblemCode;
  message: string;
  fix: string;
}

/** A figure as somebody else's system knows it. */
export interface ReportedRow {
  line: number;
  /** The key result's id, or its title where that is all the file has. */
  keyResult: string;
  /** Owner's email; needed where two people have a key result of the same title. */
  owner: string;
  value: number;
}

export interface ValuesFile {
  rows: ReportedRow[];
  problems: ValueProblem[];
}

const MOST_ROWS = 100_000;
const HEADERS: Readonly<Record<string, 'keyResult' | 'owner' | 'value'>> = {
  key_result_id: 'keyResult',
  key_result: 'keyResult',
  owner: 'owner',
  owner_email: 'owner',
  value: 'value',
};

/**
 * Reads a CSV file of figures: `key_result` (its id or title) and `value`, with `owner` where a title is not enough.
 *
 * @param bytes the file as it came: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252.
 * @returns the good rows, and what is wrong with the others. It does not throw for bad input.
 */
export function readValuesFile(bytes: Uint8Array): ValuesFile {
  try {
    return readText(decodePeopleFile(bytes).text);
  } catch (error) {
    if (error instanceof FileRefused) {
      const { line, column, message, fix, code } = error.problem;
      return refused({ line, column, message, fix, code: code === 'empty-file' ? code : 'not-text' });
    }
    return refused({
      line: 1,
      column: '',
      code: 'unreadable',
      message: 'The file cannot be read to its end; most often a quote is never closed.',
      fix: 'Export it again as CSV; a quote inside a quoted value is written twice ("").',
    });
  }
}

function refused(problem: ValueProblem): ValuesFile {
  return { rows: [], problems: [problem] };
}

function readText(text: string): ValuesFile {
  const delimiter = delimiterOf(text);
  const records: unknown = parse(text, { delimiter, info: true, relax_column_count: true, trim: true });
  const lines = Array.isArray(records) ? records.flatMap((each) => readRecord(each) ?? []) : [];
  const [header, ...body] = lines;
  const columns = (header?.fields ?? []).map((name) => HEADERS[name.toLowerCase().replace(/[\s-]+/g, '_')]);
  for (const wanted of ['keyResult', 'value'] as const) {
    if (!columns.includes(wanted)) return refused(missingColumn(wanted));
  }
  const filled = body.filter(({ fields }) => fields.some((field) => field !== ''));
  if (filled.length === 0) return refused(noRows(header?.line ?? 1));
  if (filled.length > MOST_ROWS) return refused(tooMany());
  // Whoever separates by semicolons writes a comma within numbers.
  const locale = delimiter === ';' ? 'de' : 'en';
  const file: ValuesFile = { rows: [], problems: [] };
  for (const { fields, line } of filled) {
    const cell = (name: 'keyResult' | 'owner' | 'value') => fields[columns.indexOf(name)] ?? '';
    const value = parseNumber(cell('value'), locale);
    if (cell('keyResult') === '') file.problems.push(noKeyResult(line));
    else if (value === null) file.problems.push(notANumber(line, cell('value')));
    else file.rows.push({ line, keyResult: cell('keyResult'), owner: cell('owner'), value });
  }
  return file;
}

function delimiterOf(text: string): string {
  const header = text.slice(0, Math.max(0, `${text}\n`.indexOf('\n')));
  const count = (mark: string) => header.split(mark).length;
  return [';', '\t'].find((mark) => count(mark) > count(',')) ?? ',';
}

/** `csv-parse` tells on which line a record ends; none of ours spans several. */
function readRecord(given: unknown): { fields: string[]; line: number } | null {
  if (typeof given !== 'object' || given === null) return null;
  const record: unknown = Reflect.get(given, 'record');
  const info: unknown = Reflect.get(given, 'info');
  const line: unknown = typeof info === 'object' && info !== null ? Reflect.get(info, 'lines') : 0;
  if (!Array.isArray(record)) return null;
  return {
    fields: record.map((field: unknown) => (typeof field === 'string' ? field.trim() : '')),
    line: Number(line),
  };
}

function missingColumn(name: 'keyResult' | 'value'): ValueProblem {
  const column = name === 'value' ? 'value' : 'key_result';
  return {
    line: 1,
    column,
    code: 'missing-column',
    message: `The first line names no column "${column}".`,
    fix: 'Begin with a line such as: key_result,owner,value',
  };
}

function noRows(line: number): ValueProblem {
  return {
    line,
    column: '',
    code: 'no-rows',
    message: 'The file has a header but no figures.',
    fix: 'Export it again with at least one row.',
  };
}

function tooMany(): ValueProblem {
  return {
    line: 1,
    column: '',
    code: 'too-many-rows',
    message: `The file has more than ${MOST_ROWS.toLocaleString('en')} rows.`,
    fix: 'Cut it into several.',
  };
}

function noKeyResult(line: number): ValueProblem {
  return {
    line,
    column: 'key_result',
    code: 'missing-key-result',
    message: 'This row names no key result.',
    fix: 'Write its id or its title, or leave the row out.',
  };
}

function notANumber(line: number, value: string): ValueProblem {
  return {
    line,
    column: 'value',
    code: 'not-a-number',
    message: value === '' ? 'This row has no value.' : `"${value}" is not a number.`,
    fix: 'Write it in digits, such as 99.95, without a unit.',
  };
}
