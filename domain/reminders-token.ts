import { timingSafeEqual } from 'node:crypto';
import { expand, type LinkKey, MAC_BYTES, macOver, shorten } from './action-token.ts';

/** A link by which one person switches reminders off and on; it can do nothing else. */
export interface RemindersClaim {
  personId: string;
  /** When it ends. Kept to the day, so that it stays short. */
  expiresAt: Date;
}

export type RemindersVerdict = { verdict: 'genuine' | 'expired'; personId: string } | { verdict: 'forged' };

/** Mail lies about for long, and whoever wants no more of it must not be turned away. */
export const REMINDERS_LINK_LIVES_MS = 400 * 24 * 60 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;
const SHAPE = /^([A-Za-z0-9]{1,8})\.([A-Za-z0-9_-]{22})\.([0-9a-z]{1,6})\.([A-Za-z0-9_-]{22})$/;

/**
 * @param keys the first one signs.
 * @returns `<key id>.<person id>.<last day>.<mac>`, the same for the same claim; all it says is signed, so nothing is stored.
 * @throws RangeError without a key.
 */
export function signRemindersToken(keys: readonly LinkKey[], claim: RemindersClaim): string {
  const key = keys[0];
  if (!key) throw new RangeError('no link key to sign with');
  const person = shorten(claim.personId);
  const day = Math.floor(claim.expiresAt.getTime() / DAY_MS).toString(36);
  return `${key.id}.${person}.${day}.${macOf(key, person, day).toString('base64url')}`;
}

/** Compares in constant time. @returns whose reminders the token is about, if it is ours. */
export function readRemindersToken(keys: readonly LinkKey[], token: string, now: Date): RemindersVerdict {
  const [, keyId, person = '', day = '', mac = ''] = SHAPE.exec(token) ?? [];
  const key = keys.find(({ id }) => id === keyId);
  const given = Buffer.from(mac, 'base64url');
  if (!key || given.length !== MAC_BYTES || given.toString('base64url') !== mac) return { verdict: 'forged' };
  const personId = expand(person);
  if (!personId || !timingSafeEqual(given, macOf(key, person, day))) return { verdict: 'forged' };
  const over = now.getTime() >= (Number.parseInt(day, 36) + 1) * DAY_MS;
  return { verdict: over ? 'expired' : 'genuine', personId };
}

/** Another purpose than an action link's: neither can stand in for the other. */
function macOf(key: LinkKey, person: string, day: string): Buffer {
  return macOver(key, `quarterdeck reminders|${person}|${day}`);
}
