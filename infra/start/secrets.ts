import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readTexts, writePrivateFile } from './private-file.ts';

/** What this installation signs and lets in with, as the configuration takes it. */
export interface Secrets {
  LINK_KEYS: string;
  CONSOLE_TOKEN: string;
}

/**
 * Reads this installation's secrets, and makes them the first time: links in mails and sessions survive a restart.
 * @param dataDir where they are kept, in a file that only its owner may read.
 * @throws Error with one sentence when the file is damaged; making new ones would break every link silently.
 */
export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  let kept: Record<string, string> | undefined;
  try {
    kept = readTexts(file);
  } catch {
    kept = {};
  }
  if (!kept) {
    const made = { LINK_KEYS: `a:${random(32)}`, CONSOLE_TOKEN: random(24) };
    writePrivateFile(file, `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }
  const { LINK_KEYS, CONSOLE_TOKEN } = kept;
  if (LINK_KEYS && CONSOLE_TOKEN) return { LINK_KEYS, CONSOLE_TOKEN };
  throw new Error(
    `${file} is damaged: put back a copy of it, or delete it, after which links in mails already sent no longer work.`,
  );
}

const random = (bytes: number) => randomBytes(bytes).toString('base64url');
