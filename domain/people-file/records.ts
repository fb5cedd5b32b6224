import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Header } from './header.ts';
import { FileRefused } from './problems.ts';

const CHUNK_CHARS = 256 * 1024;
const MAX_RECORD_CHARS = 64 * 1024;
/** Ten times the largest organisation this is built for, blank lines counted. */
const MAX_RECORDS = 1_000_000;

/**
 * Cuts the body of a file into records, a chunk at a time, so that a large file does not keep other work waiting.
 * @param text the file, line feeds only.
 * @param onRecord gets each record that is not blank with the line it starts on; what it throws ends the reading.
 * @param onProgress gets the share read so far, 0 to 1.
 * @returns the line on which an unclosed quote starts, if there is one.
 * @throws FileRefused when there are more records than any organisation has people.
 */
export async function readRecords(options: {
  text: string;
  header: Header;
  onRecord: (fields: string[], line: number) => void;
  onProgress?: ((share: number) => void) | undefined;
}): Promise<{ unclosedAt: number | null }> {
  const { text, header, onRecord, onProgress } = options;
  let line = header.bodyLine;
  let count = 0;
  const parser = parse({
    delimiter: header.delimiter,
    record_delimiter: '\n',
    // Line numbers come from the raw record: the parser's own counter tells where a record ends.
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    // People put a space after the comma; the quote behind it opens the field all the same.
    trim: header.delimiter !== '\t',
    max_record_size: MAX_RECORD_CHARS,
    on_record: (parsed: unknown) => {
      if (!isRawRecord(parsed)) throw new TypeError('csv-parse gave no raw record');
      const start = line;
      line += countLineFeeds(parsed.raw);
      if (++count > MAX_RECORDS) throw tooMany(start);
      if (parsed.record.some((field) => field.trim() !== '')) onRecord(parsed.record, start);
      return null;
    },
  });
  parser.resume();
  async function* chunks() {
    let at = header.bodyStart;
    while (at < text.length) {
      let end = Math.min(at + CHUNK_CHARS, text.length);
      // Half a surrogate pair would arrive at the parser as a damaged character.
      if (isHighSurrogate(text.charCodeAt(end - 1))) end++;
      yield text.slice(at, end);
      at = end;
      onProgress?.(Math.min(1, at / text.length));
      await breathe();
    }
  }
  try {
    await pipeline(Readable.from(chunks()), parser);
    return { unclosedAt: null };
  } catch (error) {
    if (
      error instanceof CsvError &&
      (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
    )
      return { unclosedAt: line };
    throw error;
  }
}

/** With `raw`, a record comes wrapped; the parser's types do not say so. */
function isRawRecord(parsed: unknown): parsed is { raw: string; record: string[] } {
  return typeof parsed === 'object' && parsed !== null && 'raw' in parsed && 'record' in parsed;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

function countLineFeeds(raw: string): number {
  let count = 0;
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1)) count++;
  return count;
}

function tooMany(line: number): FileRefused {
  return new FileRefused({
    line,
    column: '',
    code: 'too-many-rows',
    message: `The file has more than ${MAX_RECORDS.toLocaleString('en')} rows; reading stopped here.`,
    fix: 'Check that it is the people file, or cut it into several.',
  });
}
