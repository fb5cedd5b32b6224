import { describe, expect, it } from 'vitest';
import { acceptedLanguages, closestLanguage, firstServed } from '#domain/languages.ts';

const available = ['en', 'de', 'de-CH', 'es', 'fr', 'pt-BR'];

describe('the language that somebody reads best', () => {
  it.each([
    ['the very same', 'de-CH', 'de-CH'],
    ['the same with a script', 'de-Latn-CH', 'de-CH'],
    ['its language', 'de-AT', 'de'],
    ['its language, as people files write it', 'fr_CA', 'fr'],
    ['another variety', 'pt-PT', 'pt-BR'],
    ['a neighbour', 'ca-ES', 'es'],
    ['English', 'ja-JP', 'en'],
    ['English for what is no locale', 'nonsense!', 'en'],
  ])('is %s: %s → %s', (_what, locale, language) => {
    expect(closestLanguage(available, locale)).toBe(language);
  });
});

describe('the language of a request', () => {
  it('is the first wanted one that is there', () => {
    expect(firstServed(['en', 'de'], ['pt-BR', 'de-CH'])).toBe('de');
    expect(firstServed(['de', 'en'], ['pt'])).toBe('en');
    expect(firstServed(['de', 'en'], ['en-GB', 'de'])).toBe('en');
    expect(firstServed(['de', 'en'], [])).toBe('en');
  });

  it('is wanted in the order of weights, and nonsense is left out', () => {
    expect(acceptedLanguages('fr;q=0.4, de-AT, *;q=0.1, es;q=0')).toEqual(['de-AT', 'fr']);
    expect(acceptedLanguages(undefined)).toEqual([]);
    expect(acceptedLanguages('<script>,;;q=')).toEqual([]);
  });
});
