import { createHash, type Hash } from 'node:crypto';

/**
 * The pack for an auditor is one text file, readable with any tool: each line is a JSON object `{"file", "line"}`, where `file`
 * says to which part it belongs and `line` is a line of that part. The last line belongs to `manifest.json` and says of each
 * part how many lines it has and the SHA-256 of its lines.
 */
export const MANIFEST = 'manifest.json';

export interface PackManifest {
  takenAt: string;
  files: Array<{ file: string; lines: number; sha256: string }>;
  /** Over the checksums above, in their order: one figure to write down. */
  sha256: string;
}

/** Counts and sums up what goes into a pack, part by part. */
export interface PackSum {
  /** @returns the line as it stands in the pack, with its end. */
  add(file: string, json: string): string;
  manifest(takenAt: string): PackManifest;
}

export function createPackSum(): PackSum {
  const parts = new Map<string, { lines: number; hash: Hash }>();
  return {
    add(file, json) {
      const part = parts.get(file) ?? { lines: 0, hash: createHash('sha256') };
      part.lines += 1;
      part.hash.update(`${json}\n`);
      parts.set(file, part);
      return `{"file":${JSON.stringify(file)},"line":${json}}\n`;
    },
    manifest(takenAt) {
      const files = [...parts].map(([file, { lines, hash }]) => ({
        file,
        lines,
        sha256: hash.copy().digest('hex'),
      }));
      return { takenAt, files, sha256: wholeOf(files) };
    },
  };
}

function wholeOf(files: PackManifest['files']): string {
  const text = files.map(({ file, lines, sha256 }) => `${sha256}  ${lines}  ${file}\n`).join('');
  return createHash('sha256').update(text).digest('hex');
}

/** What a check of a pack found; no problem means that it is whole and as it was taken. */
export interface PackCheck {
  manifest: PackManifest | undefined;
  problems: string[];
}

/**
 * Checks a pack line by line; a pack may be larger than the memory.
 *
 * @param lines of the file, without their ends.
 */
export async function checkPack(lines: AsyncIterable<string> | Iterable<string>): Promise<PackCheck> {
  const sum = createPackSum();
  const problems: string[] = [];
  let manifest: PackManifest | undefined;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (manifest) problems.push(`Line ${number} stands after the manifest.`);
    const parts = /^\{"file":"([^"\\]+)","line":(.*)\}$/.exec(text);
    const [, file = '', json = ''] = parts ?? [];
    if (!parts) problems.push(`Line ${number} is no line of a pack.`);
    else if (file === MANIFEST) manifest = readManifest(json);
    else sum.add(file, json);
  }
  if (!manifest) return { manifest, problems: [...problems, 'There is no manifest: the pack is not whole.'] };
  const present = sum.manifest(manifest.takenAt);
  for (const said of manifest.files) {
    const found = present.files.find(({ file }) => file === said.file);
    if (!found) problems.push(`${said.file} is missing.`);
    else if (found.lines !== said.lines)
      problems.push(`${said.file} has ${found.lines} lines, not ${said.lines}.`);
    else if (found.sha256 !== said.sha256) problems.push(`${said.file} was changed.`);
  }
  for (const { file } of present.files)
    if (!manifest.files.some((said) => said.file === file)) problems.push(`${file} is not in the manifest.`);
  if (wholeOf(manifest.files) !== manifest.sha256) problems.push('The manifest was changed.');
  return { manifest, problems };
}

function readManifest(json: string): PackManifest | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is PackManifest {
  if (typeof value !== 'object' || value === null || !('files' in value) || !Array.isArray(value.files))
    return false;
  return (
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'takenAt' in value &&
    typeof value.takenAt === 'string'
  );
}
