import { describe, expect, it } from 'vitest';
import { closestLanguage } from '#domain/languages.ts';

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
