import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findWeaknesses } from '#domain/quality/coach.ts';
import { readSet } from '#domain/quality/read-set.ts';
import type { OkrSet } from '#domain/quality/types.ts';
import { CliError, EXIT, type ExitCode } from '../exit-codes.ts';
import type { Streams } from '../output.ts';

/**
 * `quality FILE`: one OKR set a line in, one line of findings a set out. No running system is needed. A line that
 * cannot be read is named on stderr; the others are judged all the same.
 *
 * @param file a path, or `-` for standard input.
 * @returns 0, or 1 when a line could not be read.
 */
export async function quality(
  file: string,
  { directory, streams }: { directory: string; streams: Pick<Streams, 'stdout' | 'stderr'> },
): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  let number = 0;
  for await (const line of linesOf(file, directory)) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    const reading = readLine(text);
    if ('set' in reading) streams.stdout.write(`${JSON.stringify(answer(reading.set))}\n`);
    else {
      code = EXIT.input;
      streams.stderr.write(`Line ${number} was left out: ${reading.problem}\n`);
    }
  }
  return code;
}

function readLine(text: string): ReturnType<typeof readSet> {
  try {
    return readSet(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError)
      return { problem: 'it is not valid JSON; write one OKR set as one JSON object on one line.' };
    throw error;
  }
}

function answer(set: OkrSet) {
  const findings = findWeaknesses(set).map(({ rule, keyResult, severity, message, source }) => ({
    rule,
    keyResult,
    severity,
    message,
    source,
  }));
  return { id: set.id, findings };
}

async function* linesOf(file: string, directory: string): AsyncGenerator<string> {
  const path = resolve(directory, file);
  const input = file === '-' ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const known = error instanceof Error && 'code' in error ? error.code : undefined;
    if (known === 'ENOENT') throw new CliError(EXIT.input, `There is no file ${path}. Check the path.`);
    if (known === 'EISDIR')
      throw new CliError(EXIT.input, `${path} is a folder. Name a file with one OKR set a line.`);
    if (known === 'EACCES') throw new CliError(EXIT.input, `${path} cannot be read. Check its permissions.`);
    throw error;
  }
}
