import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLinkKeys } from '#domain/action-token.ts';
import {
  bounceToken,
  LONGEST_LOCAL_PART,
  plusAddress,
  readInboundAddress,
  replyToken,
  verifyBounce,
  verifyReply,
} from '#domain/reply/address.ts';

const KEYS = readLinkKeys(
  `a:${Buffer.alloc(32, 1).toString('base64url')},b:${Buffer.alloc(32, 2).toString('base64url')}`,
);
const [FIRST, SECOND] = KEYS;
const BASE = 'quarterdeck@okr.example.org';
const claim = {
  linkId: '0192f0c1-7a00-7abc-8def-0123456789ab',
  personId: '0192f0c1-7a00-7abc-8def-0123456789ac',
  version: 3,
};
const addressOf = (keys = KEYS) => plusAddress(BASE, replyToken(keys, claim));
const replyIn = (address: string) => {
  const read = readInboundAddress(address, BASE);
  if (read?.kind !== 'reply') throw new Error(`no reply address: ${address}`);
  return read;
};

describe('the address of a reply', () => {
  it('is the same each time, fits into an address, and survives changed capitals', () => {
    expect(addressOf()).toBe(addressOf());
    expect(addressOf().split('@')[0]?.length).toBeLessThanOrEqual(64);
    const longest = plusAddress(`${'x'.repeat(LONGEST_LOCAL_PART)}@e.org`, bounceToken(KEYS, claim.linkId));
    expect(longest.split('@')[0]?.length).toBeLessThanOrEqual(64);
    const read = replyIn(addressOf().toUpperCase());
    expect(read.linkId).toBe(claim.linkId);
    expect(verifyReply(KEYS, read, claim)).toBe('genuine');
  });

  it('is genuine by any key that is still known', () => {
    const read = replyIn(plusAddress(BASE, replyToken([SECOND ?? fail()], claim)));
    expect(verifyReply(KEYS, read, claim)).toBe('genuine');
    expect(verifyReply([FIRST ?? fail()], read, claim)).toBe('forged');
  });

  it('is nobody else’s, and ends with its link’s version', () => {
    const read = replyIn(addressOf());
    expect(verifyReply(KEYS, read, { ...claim, personId: claim.linkId })).toBe('forged');
    expect(verifyReply(KEYS, read, { ...claim, linkId: claim.personId })).toBe('forged');
    expect(verifyReply(KEYS, read, { ...claim, version: 4 })).toBe('superseded');
    expect(verifyReply(KEYS, read, { ...claim, version: 2 })).toBe('forged');
  });

  it('cannot be guessed or bent: one other character is another or no address', () => {
    const token = replyToken(KEYS, claim);
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'),
        (place, other) => {
          fc.pre(token[place] !== other);
          const bent = token.slice(0, place) + other + token.slice(place + 1);
          const read = readInboundAddress(plusAddress(BASE, bent), BASE);
          if (read?.kind === 'reply')
            expect(verifyReply(KEYS, read, { ...claim, linkId: read.linkId })).toBe('forged');
        },
      ),
      { seed: 7 },
    );
  });

  it.each([
    'quarterdeck@okr.example.org',
    'quarterdeck+x@okr.example.org',
    'other+x@okr.example.org',
    '',
    '@',
    `quarterdeck+${'z'.repeat(50)}@okr.example.org`,
  ])('is not %s', (address) => {
    expect(readInboundAddress(address, BASE)).toBeNull();
  });
});

describe('the address for reports of relays', () => {
  it('tells which mail it was about, and is no address of a reply', () => {
    const read = readInboundAddress(plusAddress(BASE, bounceToken(KEYS, claim.linkId)), BASE);
    if (read?.kind !== 'bounce') throw new Error('no bounce address');
    expect(read.mailId).toBe(claim.linkId);
    expect(verifyBounce(KEYS, read)).toBe(true);
    expect(verifyBounce(KEYS, { ...read, mailId: claim.personId })).toBe(false);
    expect(verifyReply(KEYS, { linkId: read.mailId, mac: read.mac }, claim)).toBe('forged');
  });
});

function fail(): never {
  throw new Error('a key is missing');
}
