import { createHmac, timingSafeEqual } from 'node:crypto';
import { expand, type LinkKey, MAC_BYTES, macOver, shorten } from './action-token.ts';

/** How long a link to sign in works. */
export const SIGN_IN_LIVES_MS = 10 * 60_000;
/** How long somebody stays signed in without asking again. */
export const SESSION_LIVES_MS = 12 * 3_600_000;
/** How long somebody who came by a printed card stays signed in, perhaps on a screen that others use, too. */
export const CARD_SESSION_LIVES_MS = 30 * 60_000;
/** Wrong codes after which a new mail is needed: one in 200,000 guesses right. */
export const MOST_ATTEMPTS = 5;
/** Mails an hour that one person can be sent by whoever knows the address. */
export const MOST_ASKED_AN_HOUR = 5;

const SHAPE = /^([A-Za-z0-9]{1,8})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;

/**
 * @param keys the first one signs.
 * @returns `<key id>.<id>.<mac>`, safe in a URL path and the same for the same id, so that nothing secret is stored.
 * @throws RangeError without a key.
 */
export function signInToken(keys: readonly LinkKey[], id: string): string {
  const key = firstOf(keys);
  return `${key.id}.${shorten(id)}.${macOver(key, `quarterdeck sign-in|${id}`).toString('base64url')}`;
}

/** @returns the id behind a token of ours, whatever became of it; null for any other text. */
export function readSignInToken(keys: readonly LinkKey[], token: string): string | null {
  const [, keyId, short = '', mac = ''] = SHAPE.exec(token) ?? [];
  const key = keys.find(({ id }) => id === keyId);
  const id = expand(short);
  const given = Buffer.from(mac, 'base64url');
  if (!key || !id || given.length !== MAC_BYTES || given.toString('base64url') !== mac) return null;
  return timingSafeEqual(given, macOver(key, `quarterdeck sign-in|${id}`)) ? id : null;
}

/** @returns the six digits that stand in the mail for whoever reads it elsewhere than where they asked. */
export function signInCode(keys: readonly LinkKey[], id: string): string {
  const mac = createHmac('sha256', firstOf(keys).secret).update(`quarterdeck sign-in code|${id}`).digest();
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Compares in constant time; spaces within the code do not matter. */
export function isSignInCode(keys: readonly LinkKey[], id: string, given: string): boolean {
  const digits = given.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return false;
  return keys.some((key) => timingSafeEqual(Buffer.from(signInCode([key], id)), Buffer.from(digits)));
}

function firstOf(keys: readonly LinkKey[]): LinkKey {
  const key = keys[0];
  if (!key) throw new RangeError('no link key to sign with');
  return key;
}
