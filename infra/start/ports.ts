import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { claim, type Release } from '../runtime/claims.ts';
import { freePort } from '../runtime/ports.ts';

/** Which port something would like to have. */
export interface PortWish {
  /** The environment variable that chooses it. */
  variable: string;
  /** What it is for, as a person would say it. */
  what: string;
  /** The address it listens on. */
  host: string;
  /** What the variable says: a port to take or to fail, 0 for any free one, undefined when it is not set. */
  given: number | undefined;
  /** The one of last time, which links in mails, bookmarks and habits name. */
  remembered: number | undefined;
  preferred: number;
}

export interface ReservedPort {
  port: number;
  /** The port that would have been the natural one, when it was taken. */
  insteadOf?: number;
  release: Release;
}

/** How far above the preferred port others are tried. */
const NEIGHBOURS = 100;

/**
 * Reserves a port against other Quarterdecks of this user, which may be starting at this very moment.
 * @throws Error with one sentence when the port that was asked for is taken.
 */
export async function reservePort(wish: PortWish): Promise<ReservedPort> {
  const { given, host, preferred, remembered, variable, what } = wish;
  if (given) {
    const release = await tryReserve(given, host);
    if (release) return { port: given, release };
    throw new Error(
      `Port ${given} for ${what} is in use: stop the program that uses it, or set ${variable} to another port.`,
    );
  }
  const natural = remembered ?? (given === 0 ? undefined : preferred);
  const neighbours = Array.from({ length: NEIGHBOURS }, (_, index) => preferred + index);
  const wanted = [...(remembered ? [remembered] : []), ...(given === 0 ? [] : neighbours)];
  for (const port of wanted) {
    const release = await tryReserve(port, host);
    if (release) return { port, release, ...(port === natural ? {} : { insteadOf: natural ?? preferred }) };
  }
  for (;;) {
    const port = await freePort();
    const release = await tryReserve(port, host);
    if (release) return { port, release, ...(natural === undefined ? {} : { insteadOf: natural }) };
  }
}

async function tryReserve(port: number, host: string): Promise<Release | undefined> {
  const folder = path.join(os.tmpdir(), `quarterdeck-${os.userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  let release: Release;
  try {
    release = claim(path.join(folder, `port-${port}`), `Port ${port}`);
  } catch {
    return undefined;
  }
  if (await isFree(port, host)) return release;
  release();
  return undefined;
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
