import { timingSafeEqual } from 'node:crypto';
import { type LinkClaim, type LinkKey, macOver, type TokenVerdict } from '../action-token.ts';

/**
 * Addresses that only their reader can know: `quarterdeck+<token>@example.org`. A token is an id and a MAC, 25 letters and
 * digits each, all small: mail servers may change capitals, and a local part has 64 characters at most (RFC 5321,
 * 4.5.3.1.1).
 */

/** So much of the local part before the plus leaves room for the token. */
export const LONGEST_LOCAL_PART = 12;

/** What an address vouches for, as far as the text itself can say. */
export type InboundAddress =
  /** Answers a mail about a task: the id of its action link. */
  | { kind: 'reply'; linkId: string; mac: Buffer }
  /** Where relays report that a mail could not be delivered: the id of the mail. */
  | { kind: 'bounce'; mailId: string; mac: Buffer };

const TOKEN = /^(b?)([0-9a-z]{25})([0-9a-z]{25})$/;
const ID_LENGTH = 25;
/** How many earlier versions are told apart from forgeries, as with action links. */
const REMEMBERED_VERSIONS = 8;

/** @returns the same token for the same claim and key; worth nothing as a link. @throws RangeError without a key. */
export function replyToken(keys: readonly LinkKey[], claim: LinkClaim): string {
  return encode(bytesOf(claim.linkId)) + encode(replyMac(firstOf(keys), claim));
}

/** @returns the token of the address to which relays report about a mail. @throws RangeError without a key. */
export function bounceToken(keys: readonly LinkKey[], mailId: string): string {
  return `b${encode(bytesOf(mailId))}${encode(bounceMac(firstOf(keys), mailId))}`;
}

/** @param base the address of the inbound service, such as `quarterdeck@example.org`. */
export function plusAddress(base: string, token: string): string {
  const at = base.lastIndexOf('@');
  return `${base.slice(0, at)}+${token}${base.slice(at)}`;
}

/** @returns what an address says it is, or null when it is none of ours. Says nothing about genuineness. */
export function readInboundAddress(address: string, base: string): InboundAddress | null {
  const at = base.lastIndexOf('@');
  const text = address.trim().toLowerCase();
  const [before, after] = [`${base.slice(0, at)}+`.toLowerCase(), base.slice(at).toLowerCase()];
  if (!text.startsWith(before) || !text.endsWith(after)) return null;
  const match = TOKEN.exec(text.slice(before.length, text.length - after.length));
  if (!match) return null;
  const [, bounce, id = '', code = ''] = match;
  const [bytes, mac] = [decode(id), decode(code)];
  if (!bytes || !mac) return null;
  const uuid = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return bounce ? { kind: 'bounce', mailId: uuid, mac } : { kind: 'reply', linkId: uuid, mac };
}

/** Compares in constant time, with every key. @param claim the link as stored now. */
export function verifyReply(
  keys: readonly LinkKey[],
  { linkId, mac }: { linkId: string; mac: Buffer },
  claim: LinkClaim,
): TokenVerdict {
  if (linkId !== claim.linkId) return 'forged';
  const isOf = (version: number) =>
    keys.some((key) => timingSafeEqual(mac, replyMac(key, { ...claim, version })));
  if (isOf(claim.version)) return 'genuine';
  const oldest = Math.max(1, claim.version - REMEMBERED_VERSIONS);
  for (let version = claim.version - 1; version >= oldest; version -= 1)
    if (isOf(version)) return 'superseded';
  return 'forged';
}

/** @returns whether we made this address for a mail of ours. */
export function verifyBounce(
  keys: readonly LinkKey[],
  { mailId, mac }: { mailId: string; mac: Buffer },
): boolean {
  return keys.some((key) => timingSafeEqual(mac, bounceMac(key, mailId)));
}

function firstOf(keys: readonly LinkKey[]): LinkKey {
  const [key] = keys;
  if (!key) throw new RangeError('no link key to sign with');
  return key;
}

function replyMac(key: LinkKey, { linkId, personId, version }: LinkClaim): Buffer {
  return macOver(key, `quarterdeck reply|${linkId}|${personId}|${version}`);
}

function bounceMac(key: LinkKey, mailId: string): Buffer {
  return macOver(key, `quarterdeck bounce|${mailId}`);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function encode(bytes: Buffer): string {
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(ID_LENGTH, '0');
}

/** @returns the 16 bytes, or null for a number that 16 bytes cannot hold. */
function decode(text: string): Buffer | null {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value >> 128n ? null : Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}
