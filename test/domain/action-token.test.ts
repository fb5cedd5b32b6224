import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkClaim, linkIdOf, readLinkKeys, signToken, verifyToken } from '#domain/action-token.ts';

const keys = readLinkKeys(
  `b:${Buffer.alloc(32, 2).toString('base64url')},a:${Buffer.alloc(32, 1).toString('base64url')}`,
);
const claims: fc.Arbitrary<LinkClaim> = fc.record({
  linkId: fc.uuid(),
  personId: fc.uuid(),
  version: fc.integer({ min: 1, max: 1_000_000 }),
});

describe('action tokens', () => {
  it('are genuine for what they were signed for, and lead back to their link', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const token = signToken(keys, claim);
        expect(linkIdOf(token)).toBe(claim.linkId);
        expect(verifyToken(keys, token, claim)).toBe('genuine');
      }),
    );
  });

  it('stay genuine while an older key is still listed, and end with it', () => {
    const claim = { linkId: crypto.randomUUID(), personId: crypto.randomUUID(), version: 1 };
    const old = signToken(keys.slice(1), claim);
    expect(verifyToken(keys, old, claim)).toBe('genuine');
    expect(verifyToken(keys.slice(0, 1), old, claim)).toBe('forged');
  });

  it('are forged for another link or person, and with any character changed', () => {
    fc.assert(
      fc.property(
        claims,
        fc.uuid(),
        fc.nat(),
        fc.constantFrom(...'AQgwz09-_'),
        (claim, other, at, character) => {
          const token = signToken(keys, claim);
          expect(verifyToken(keys, token, { ...claim, linkId: other })).toBe('forged');
          expect(verifyToken(keys, token, { ...claim, personId: other })).toBe('forged');
          const index = at % token.length;
          const changed = token.slice(0, index) + character + token.slice(index + 1);
          fc.pre(changed !== token);
          expect(verifyToken(keys, changed, claim)).toBe('forged');
        },
      ),
    );
  });

  it('are superseded once the version is raised, and never genuine again', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 1, max: 20 }), (claim, raised) => {
        const verdict = verifyToken(keys, signToken(keys, claim), {
          ...claim,
          version: claim.version + raised,
        });
        expect(verdict).toBe(raised <= 8 ? 'superseded' : 'forged');
      }),
    );
  });

  it('take any text without an error', () => {
    fc.assert(
      fc.property(fc.string(), claims, (text, claim) => {
        linkIdOf(text);
        expect(verifyToken(keys, text, claim)).toBe('forged');
      }),
    );
  });

  it('refuse keys that are too short or share an id', () => {
    expect(() => readLinkKeys('a:c2hvcnQ')).toThrow(RangeError);
    const key = Buffer.alloc(16).toString('base64url');
    expect(() => readLinkKeys(`a:${key},a:${key}`)).toThrow(RangeError);
  });
});
