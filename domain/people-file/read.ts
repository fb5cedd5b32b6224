import { decodePeopleFile, type Encoding } from './decode.ts';
import { type Column, type Delimiter, readHeader } from './header.ts';
import { FileRefused, MAX_PROBLEMS, type Problem } from './problems.ts';
import { readRecords } from './records.ts';
import { checkRow, type FileRow } from './row.ts';
import type { SaidColumns } from './said-columns.ts';

/** A file as read, each row checked by itself. */
export interface PeopleFile {
  /** Rows that hold somebody, good or bad. */
  rowCount: number;
  /** Rows without a problem of their own, in the order of the file. */
  rows: FileRow[];
  /** Rows with a problem that still say who they are: they count as known managers. */
  badRows: FileRow[];
  problems: Problem[];
  /** The file as a whole could not be read to its end: nothing of it may be imported, bad rows skipped or not. */
  refused: boolean;
  columns: ReadonlySet<Column>;
  ignoredColumns: string[];
  encoding: Encoding | null;
  delimiter: Delimiter | null;
}

const HEADER_BYTES = 128 * 1024;
const NOTHING_READ = { encoding: null, delimiter: null, ignoredColumns: [], columns: new Set<Column>() };

/**
 * Reads a people file: encoding, separator, header, records, and each value by itself.
 * @param bytes the file as it came.
 * @param onProgress gets the share read so far, 0 to 1.
 * @param said what its columns are, where their names do not say it.
 * @returns what was read; a file that is no people file has one problem and no rows. It does not throw for bad input.
 */
export async function readPeopleFile(
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
  said: SaidColumns = {},
): Promise<PeopleFile> {
  try {
    // Nonsense is refused by its beginning, before megabytes of it are decoded.
    readHeader(decodePeopleFile(bytes.subarray(0, HEADER_BYTES)).text, said);
    return await readRows(bytes, onProgress, said);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { rowCount: 0, rows: [], badRows: [], problems: [error.problem], refused: true, ...NOTHING_READ };
  }
}

async function readRows(
  bytes: Uint8Array,
  onProgress: ((share: number) => void) | undefined,
  said: SaidColumns,
): Promise<PeopleFile> {
  const { text, encoding } = decodePeopleFile(bytes);
  const header = readHeader(text, said);
  const file: PeopleFile = {
    rowCount: 0,
    rows: [],
    badRows: [],
    problems: [],
    refused: false,
    columns: new Set(header.positions.keys()),
    ignoredColumns: header.ignoredColumns,
    encoding,
    delimiter: header.delimiter,
  };
  const { unclosedAt } = await readRecords({
    text,
    header,
    onProgress,
    onRecord(fields, line) {
      file.rowCount++;
      const { row, problems } = checkRow(fields, line, header);
      for (const problem of problems) file.problems.push(problem);
      if (row) (problems.length === 0 ? file.rows : file.badRows).push(row);
      if (file.problems.length >= MAX_PROBLEMS) throw tooManyProblems(line);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof FileRefused)) throw error;
    file.problems.push(error.problem);
    file.refused = true;
    return { unclosedAt: null };
  });
  if (unclosedAt !== null) {
    file.problems.push(unclosedQuote(unclosedAt));
    file.refused = true;
  } else if (file.rowCount === 0 && !file.refused) {
    file.problems.push(noRows(header.bodyLine));
    file.refused = true;
  }
  return file;
}

function unclosedQuote(line: number): Problem {
  return {
    line,
    column: '',
    code: 'unclosed-quote',
    message:
      'A quote that opens in this row is never closed, or the row is longer than any can be; nothing after it was read.',
    fix: 'Close the quote; a quote inside a quoted value is written twice ("").',
  };
}

function noRows(line: number): Problem {
  return {
    line,
    column: '',
    code: 'no-rows',
    message: 'The file has a header but no people.',
    fix: 'Export it again with at least one row.',
  };
}

function tooManyProblems(line: number): FileRefused {
  return new FileRefused({
    line,
    column: '',
    code: 'too-many-problems',
    message: `The file has more than ${MAX_PROBLEMS.toLocaleString('en')} problems; reading stopped here.`,
    fix: 'Mend what the first ones have in common, then try again.',
  });
}
