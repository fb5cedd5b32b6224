import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, formatForInput, formatNumber, localeForText, parseNumber } from '#domain/format.ts';

const locales = [
  'en-GB',
  'en-US',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'pt-BR',
  'en-IN',
  'ar-EG',
  'sv-SE',
  'pl-PL',
  'ja-JP',
];

describe('numbers', () => {
  it.each([
    ['99,95', 'de-DE', 99.95],
    ['99,95', 'fr-FR', 99.95],
    ['99.95', 'de-DE', 99.95],
    ['99,95', 'en-GB', 99.95],
    ['1.500', 'de-DE', 1500],
    ['1,500', 'en-US', 1500],
    ['1 500,5', 'fr-FR', 1500.5],
    ["1'500.5", 'de-CH', 1500.5],
    ['12,34,567.5', 'en-IN', 1234567.5],
    ['40 %', 'en-GB', 40],
    ['−3', 'en-GB', -3],
    ['.5', 'en-GB', 0.5],
    ['+7', 'en-GB', 7],
  ])('%s in %s is %d', (text, locale, expected) => {
    expect(parseNumber(text, locale)).toBe(expected);
  });

  it.each(['', 'abc', '1e5', '1.2.3,4,5', '--3', 'Infinity', '12 apples', '٣'])('%s is none', (text) => {
    expect(parseNumber(text, 'en-GB')).toBeNull();
  });

  it('come back as they were written, in every locale', () => {
    const figures = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1000);
    fc.assert(
      fc.property(figures, fc.constantFrom(...locales), (value, locale) => {
        expect(parseNumber(formatForInput(value, locale), locale)).toBe(value);
        expect(parseNumber(formatNumber(value, locale), locale)).toBe(value);
      }),
    );
  });

  it('survive a locale that is none', () => {
    expect(formatNumber(1.5, 'not a locale!')).toBe('1.5');
    expect(parseNumber('1,5', 'de_DE')).toBe(1.5);
  });
});

describe('days', () => {
  it('are written in the text’s language with the reader’s habits, in their zone', () => {
    expect(localeForText('en', 'de-AT')).toBe('en-AT');
    expect(localeForText('en', 'en-US')).toBe('en-US');
    const at = new Date('2026-10-09T23:30:00Z');
    expect(formatDay(at, { locale: 'en-GB', timeZone: 'Europe/Berlin' })).toMatch(/Saturday.*10 October/);
    expect(formatDay(at, { locale: 'en-US', timeZone: 'America/New_York' })).toMatch(/Friday, October 9/);
  });
});
