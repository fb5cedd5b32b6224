import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Which account PostgreSQL runs as. */
export interface PostgresAccount {
  /** Undefined: as the user who runs us. */
  uid?: number;
  gid?: number;
  /** Whether a folder that only root may enter lies on the way to the programs or the data. */
  needsPassage: boolean;
}

/** A program call, ready for spawn. */
export interface Call {
  program: string;
  args: string[];
  uid?: number | undefined;
  gid?: number | undefined;
}

/**
 * Chooses the account. PostgreSQL refuses to run as root; there it runs as the owner of existing data, as `postgres` where the
 * system has that account, else as `nobody`, so no account is ever created on somebody's machine.
 * @param dataDir where the data is or will be
 * @param programsDir where PostgreSQL's programs are
 */
export function postgresAccount(dataDir: string, programsDir: string): PostgresAccount {
  if (process.getuid?.() !== 0) return { needsPassage: false };
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  const account = owner && owner.uid !== 0 ? owner : (accountNamed('postgres') ?? accountNamed('nobody'));
  if (!account)
    throw new Error('PostgreSQL cannot run as root and this system has no account "postgres" or "nobody".');
  const { uid, gid } = account;
  const needsPassage = [path.dirname(dataDir), programsDir].some((folder) => !canEnter(folder, uid, gid));
  return { uid, gid, needsPassage };
}

/**
 * Makes a call run under the account.
 * @throws Error when the account cannot reach the programs or the data and nothing on this system helps
 */
export function callAs({ uid, gid, needsPassage }: PostgresAccount, program: string, args: string[]): Call {
  if (!needsPassage) return { program, args, uid, gid };
  // A checkout in /root, typical of containers: the account may pass closed folders, and owns nothing more by it.
  // The last flag makes access(2), by which PostgreSQL looks for its own files, count that ability too.
  const passage = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...passage];
  if (works('setpriv', [...change, 'true']))
    return { program: 'setpriv', args: [...change, program, ...args] };
  throw new Error(
    `PostgreSQL cannot run as root, and no other account may enter ${path.dirname(program)}: move Quarterdeck to a folder open to all, or run it as an ordinary user.`,
  );
}

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function canEnter(folder: string, uid: number, gid: number): boolean {
  const stat = statSync(folder);
  const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
  const parent = path.dirname(folder);
  return (stat.mode & bit) !== 0 && (parent === folder || canEnter(parent, uid, gid));
}

function works(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
