import { type ConsoleVisitor, readConsoleSession } from '#storage/access.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type BrowserSession, createBrowserSession } from '../shared/browser-session.ts';

export type ConsoleSession = BrowserSession<ConsoleVisitor>;

/** Pages one may come back to after signing in: addresses of this server that do nothing by being opened. */
export const WAY = /^\/(?![/\\])(?!sign-)[\w/?=&%.:-]*$/;

/** Persons' sessions in the console, apart from those of everybody's goals in the same browser. */
export function createConsoleSession(deps: StoreDeps, { https }: { https: boolean }): ConsoleSession {
  return createBrowserSession({
    name: 'console',
    way: WAY,
    https,
    read: (digest) => readConsoleSession(deps, digest),
  });
}
