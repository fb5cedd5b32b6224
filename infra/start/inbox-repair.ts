import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes what an inbox had not finished writing when it was killed: such a mail was never acknowledged, comes again, and
 * would stand there half and whole.
 * @param dir the inbox's folder; every mail of this product is multipart and ends with a closing boundary (RFC 2046, 5.1.1).
 */
export function removeHalfMails(dir: string): void {
  for (const name of globSync('*.eml', { cwd: dir })) {
    const file = path.join(dir, name);
    if (!readFileSync(file, 'latin1').trimEnd().endsWith('--')) rmSync(file, { force: true });
  }
}
