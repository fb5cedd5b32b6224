import { readFile, stat } from 'node:fs/promises';
import { CliError, EXIT } from './exit-codes.ts';

/**
 * @param file its path.
 * @param limits.most in megabytes; @param limits.what what it is called when it is larger.
 * @returns the file as it is.
 * @throws CliError when there is none, or it cannot be read or is too large.
 */
export async function readBytes(
  file: string,
  { most, what }: { most: number; what: string },
): Promise<Uint8Array> {
  const facts = await stat(file).catch(() => undefined);
  if (!facts) throw new CliError(EXIT.input, `There is no file ${file}. Check the path.`);
  if (!facts.isFile()) throw new CliError(EXIT.input, `${file} is not a file. Name the CSV file itself.`);
  if (facts.size > most * 1024 * 1024)
    throw new CliError(
      EXIT.input,
      `${file} has ${Math.ceil(facts.size / 1024 / 1024)} MB; a ${what} may have ${most}. Cut it into several.`,
    );
  return readFile(file).catch(() => {
    throw new CliError(EXIT.input, `${file} cannot be read. Check its permissions.`);
  });
}
