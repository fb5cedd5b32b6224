import { createHash, createHmac } from 'node:crypto';
import type { LinkKey } from '../action-token.ts';

/** Crockford's alphabet: no I, L, O or U, so that nothing is mistaken for something else when it is typed from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 28 signs of five bits: 140 bits, more than an action link has. */
const LENGTH = 28;
const SHAPE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** The card of one person as it was issued; a new card has a new id, which makes the old code worthless. */
export interface CardClaim {
  cardId: string;
  personId: string;
}

/**
 * @param key signs the code; the same claim and key always give the same code, so that a card can be printed again.
 * @returns the code as it stands in the card's address.
 */
export function cardCode(key: LinkKey, { cardId, personId }: CardClaim): string {
  const mac = createHmac('sha256', key.secret).update(`quarterdeck card|${cardId}|${personId}`).digest();
  let bits = BigInt(`0x${mac.subarray(0, 18).toString('hex')}`) >> 4n;
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code = ALPHABET.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}

/**
 * @param digest what is stored of the code.
 * @returns the code again, or null when the key that made it is no longer among these.
 */
export function codeOfCard(keys: readonly LinkKey[], claim: CardClaim, digest: Buffer): string | null {
  const codes = keys.map((key) => cardCode(key, claim));
  return codes.find((code) => digestOfCode(code).equals(digest)) ?? null;
}

/** @returns what is stored of a code: enough to recognise it, useless to whoever reads the database. */
export function digestOfCode(code: string): Buffer {
  return createHash('sha256').update(`quarterdeck card|${code}`).digest();
}

/** @returns the code in what somebody typed or scanned, null when it cannot be one. Spaces, dashes and case do not matter. */
export function readCardCode(typed: string): string | null {
  const code = typed
    .slice(0, 200)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return SHAPE.test(code) ? code : null;
}

/** @returns the code in groups of four, as it is printed. */
export function writtenCode(code: string): string {
  return code.match(/.{4}/g)?.join(' ') ?? code;
}
