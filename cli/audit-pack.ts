import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { finished, pipeline } from 'node:stream/promises';
import { checkPack, MANIFEST, type PackCheck } from '#domain/privacy/audit-pack.ts';
import type { Client } from './client.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

export interface AuditPackOptions {
  out?: string;
  check?: string;
  unpack?: string;
}

/**
 * `audit-pack --out FILE` takes a pack and checks it at once; `--check FILE` checks one that is there, without a running
 * system; `--check FILE --unpack FOLDER` also lays its parts out as files.
 */
export async function auditPack(
  options: AuditPackOptions,
  tools: { output: Output; connect: () => Client; directory: string },
): Promise<ExitCode> {
  const { output, connect, directory } = tools;
  const { out, check, unpack } = options;
  if ((out === undefined) === (check === undefined))
    throw new CliError(EXIT.usage, 'Say --out FILE to take a pack, or --check FILE to check one.');
  const file = resolve(directory, out ?? check ?? '');
  if (out !== undefined) await save(file, await connect().download('/v1/audit-pack'));
  const found = await readable(file, () => checkPack(linesIn(file)));
  if (unpack !== undefined && found.problems.length === 0) await layOut(file, resolve(directory, unpack));
  report(found, file, output);
  return found.problems.length > 0 ? EXIT.input : EXIT.ok;
}

/** Under another name until it is whole, so that no half pack looks like one. */
async function save(file: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file}.part`;
  await pipeline(body, createWriteStream(part, { mode: 0o600 }));
  await rename(part, file);
}

const linesIn = (file: string) =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

async function readable(file: string, read: () => Promise<PackCheck>): Promise<PackCheck> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CliError(EXIT.input, `There is no file ${file}.`);
    throw error;
  }
}

async function layOut(file: string, folder: string): Promise<void> {
  const open = new Map<string, ReturnType<typeof createWriteStream>>();
  for await (const text of linesIn(file)) {
    const [, name = '', json = ''] = /^\{"file":"([^"\\]+)","line":(.*)\}$/.exec(text) ?? [];
    const path = resolve(folder, join(...name.split('/')));
    // A pack that somebody made by hand must not write beside the folder.
    if (!path.startsWith(`${folder}${sep}`))
      throw new CliError(EXIT.input, `The pack names a file outside: ${name}.`);
    const stream = open.get(path) ?? (await created(path));
    open.set(path, stream);
    if (!stream.write(`${json}\n`)) await new Promise<void>((done) => stream.once('drain', done));
  }
  for (const stream of open.values()) {
    stream.end();
    await finished(stream);
  }
}

async function created(path: string): Promise<ReturnType<typeof createWriteStream>> {
  await mkdir(dirname(path), { recursive: true });
  return createWriteStream(path, { mode: 0o600 });
}

function report({ manifest, problems }: PackCheck, file: string, output: Output): void {
  if (output.json) {
    output.data({ file, whole: problems.length === 0, problems, manifest: manifest ?? null });
    return;
  }
  for (const problem of problems) output.line(problem);
  if (problems.length > 0 || !manifest) return;
  const lines = manifest.files.reduce((total, each) => total + each.lines, 0);
  output.line(
    `${file} is whole and as it was taken on ${manifest.takenAt}: ${lines} lines in ${manifest.files.length} files (${MANIFEST} beside them).`,
  );
  output.line(`SHA-256 ${manifest.sha256}`);
}
