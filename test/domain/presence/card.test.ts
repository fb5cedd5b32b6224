import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { cardCode, codeOfCard, digestOfCode, readCardCode, writtenCode } from '#domain/presence/card.ts';

const KEY = { id: 'a', secret: Buffer.alloc(32, 1) };
const NEXT = { id: 'b', secret: Buffer.alloc(32, 2) };
const claim = {
  cardId: '0198c0de-0000-7000-8000-000000000001',
  personId: '0198c0de-0000-7000-8000-000000000002',
};

it('is the same for the same card, and another for another card, person or key', () => {
  const code = cardCode(KEY, claim);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{28}$/);
  expect(cardCode(KEY, claim)).toBe(code);
  const others = [
    cardCode(NEXT, claim),
    cardCode(KEY, { ...claim, cardId: claim.personId }),
    cardCode(KEY, { ...claim, personId: claim.cardId }),
  ];
  expect(new Set([code, ...others]).size).toBe(4);
});

it('uses all of its signs at every place, so that none can be guessed', () => {
  const codes = Array.from({ length: 400 }, () => cardCode(KEY, { ...claim, cardId: randomUUID() }));
  for (let place = 0; place < 28; place += 1)
    expect(new Set(codes.map((code) => code.charAt(place))).size).toBeGreaterThan(24);
});

it('is read as people type it', () => {
  const code = '01AB'.repeat(7);
  expect(writtenCode(code)).toBe('01AB 01AB 01AB 01AB 01AB 01AB 01AB');
  expect(readCardCode(` ${writtenCode(code).toLowerCase()}\n`)).toBe(code);
  expect(readCardCode('OIab-olAB'.replace('-', '') + '01AB'.repeat(5))).toBe(code);
  for (const nonsense of [
    '',
    code.slice(1),
    `${code}0`,
    'U'.repeat(28),
    `${code.slice(1)}%`,
    '9'.repeat(5000),
  ])
    expect(readCardCode(nonsense)).toBeNull();
});

it('can be printed again as long as its key is there, also when another signs by now', () => {
  const digest = digestOfCode(cardCode(KEY, claim));
  expect(codeOfCard([NEXT, KEY], claim, digest)).toBe(cardCode(KEY, claim));
  expect(codeOfCard([NEXT], claim, digest)).toBeNull();
});
