import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** A key that signs action links; its id travels in the token so that keys can be replaced one after another. */
export interface LinkKey {
  id: string;
  secret: Buffer;
}

/** What a token vouches for: this link, for this person, since it was last revoked. */
export interface LinkClaim {
  linkId: string;
  personId: string;
  version: number;
}

/** `superseded`: genuine once, but the link has been revoked or renewed since. */
export type TokenVerdict = 'genuine' | 'superseded' | 'forged';

/** 128 bits of the HMAC stay in the token: beyond guessing, and short enough to be typed from paper. */
export const MAC_BYTES = 16;

/** How many earlier versions are still told apart from forgeries, for the sake of a kinder page. */
const REMEMBERED_VERSIONS = 8;

const SHAPE = /^([A-Za-z0-9]{1,8})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;

/**
 * @param text `keyId:base64url,keyId2:…`, the form of the LINK_KEYS variable.
 * @returns the keys in order; the first one signs.
 * @throws RangeError when a key has fewer than 16 bytes or two share an id.
 */
export function readLinkKeys(text: string): LinkKey[] {
  const keys = text.split(',').map((pair) => {
    const [id = '', secret = ''] = pair.split(':');
    return { id, secret: Buffer.from(secret, 'base64url') };
  });
  if (keys.some((key) => !key.id || key.secret.length < MAC_BYTES)) {
    throw new RangeError('each link key needs an id and at least 16 bytes');
  }
  if (new Set(keys.map((key) => key.id)).size < keys.length) {
    throw new RangeError('two link keys share an id');
  }
  return keys;
}

/**
 * @param keys the first one signs.
 * @param claim what the token vouches for; the same claim and key always give the same token.
 * @returns `<key id>.<link id>.<mac>`, safe in a URL path.
 * @throws RangeError without a key.
 */
export function signToken(keys: readonly LinkKey[], claim: LinkClaim): string {
  const key = keys[0];
  if (!key) throw new RangeError('no link key to sign with');
  return `${key.id}.${shorten(claim.linkId)}.${macOf(key, claim).toString('base64url')}`;
}

/**
 * @param token what stood in the URL.
 * @returns the link's id to look up, or null when the text cannot be a token. Says nothing about genuineness.
 */
export function linkIdOf(token: string): string | null {
  const match = SHAPE.exec(token);
  if (!match?.[2]) return null;
  return expand(match[2]);
}

/**
 * Compares in constant time.
 *
 * @param claim the link as stored now.
 */
export function verifyToken(keys: readonly LinkKey[], token: string, claim: LinkClaim): TokenVerdict {
  const match = SHAPE.exec(token);
  const key = keys.find((candidate) => candidate.id === match?.[1]);
  if (!match?.[3] || !key || linkIdOf(token) !== claim.linkId) return 'forged';
  const given = Buffer.from(match[3], 'base64url');
  if (given.length !== MAC_BYTES || given.toString('base64url') !== match[3]) return 'forged';
  if (timingSafeEqual(given, macOf(key, claim))) return 'genuine';
  const oldest = Math.max(1, claim.version - REMEMBERED_VERSIONS);
  for (let version = claim.version - 1; version >= oldest; version -= 1) {
    if (timingSafeEqual(given, macOf(key, { ...claim, version }))) return 'superseded';
  }
  return 'forged';
}

function macOf(key: LinkKey, claim: LinkClaim): Buffer {
  return macOver(key, `quarterdeck action link|${claim.linkId}|${claim.personId}|${claim.version}`);
}

/** @param text begins with its purpose, so that a token of one purpose is worth nothing for another. */
export function macOver(key: LinkKey, text: string): Buffer {
  return createHmac('sha256', secretOf(key)).update(text).digest().subarray(0, MAC_BYTES);
}

const secrets = new WeakMap<LinkKey, KeyObject>();

/** Bytes would be made into a key anew for each of the thousands of links of a morning. */
function secretOf(key: LinkKey): KeyObject {
  const known = secrets.get(key) ?? createSecretKey(key.secret);
  secrets.set(key, known);
  return known;
}

/** @returns a UUID in 22 characters that a URL takes as they are. */
export function shorten(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

/** @returns the UUID again, or null when the text is not exactly what `shorten` makes. */
export function expand(short: string): string | null {
  const bytes = Buffer.from(short, 'base64url');
  // Base64url has spare bits at its end; only the one canonical spelling counts, here and above.
  if (bytes.length !== 16 || bytes.toString('base64url') !== short) return null;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
