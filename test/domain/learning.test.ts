import { describe, expect, it } from 'vitest';
import { acceptedLanguages, chooseLanguage, readLearningPage } from '#domain/learning.ts';

describe('a learning page', () => {
  it('has a head and a text', () => {
    const page = readLearningPage(
      'goals',
      '---\ntitle: Goals: a start\nowner: HR\norder: 2\n---\n\nRead *this*.\n',
    );
    expect(page).toEqual({
      slug: 'goals',
      title: 'Goals: a start',
      owner: 'HR',
      order: 2,
      audience: 'everyone',
      text: 'Read *this*.',
    });
  });

  it('says what its head lacks', () => {
    expect(() => readLearningPage('goals', 'Read this.')).toThrow('goals.md has no head: begin it with ---');
    expect(() => readLearningPage('goals', '---\ntitle: Goals\n---\nRead.')).toThrow('add a line "owner: …"');
  });
});

describe('the language', () => {
  it('is the first wanted one that is there', () => {
    expect(chooseLanguage(['pt-BR', 'de-CH'], ['en', 'de'])).toBe('de');
    expect(chooseLanguage(['pt'], ['de', 'en'])).toBe('en');
    expect(chooseLanguage([], ['de'])).toBe('de');
  });

  it('is wanted in the order of weights, and nonsense is left out', () => {
    expect(acceptedLanguages('fr;q=0.4, de-AT, *;q=0.1, es;q=0')).toEqual(['de-AT', 'fr']);
    expect(acceptedLanguages(undefined)).toEqual([]);
    expect(acceptedLanguages('<script>,;;q=')).toEqual([]);
  });
});
