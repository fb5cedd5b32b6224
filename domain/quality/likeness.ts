import { conceptOf } from './lexicon/concepts.ts';
import { LEXICA } from './lexicon/index.ts';
import { LANGUAGES, type Language } from './types.ts';
import { contentStems, fold } from './words.ts';

/**
 * How alike two titles are, whatever their word order; the second may be in another language. Words that both
 * languages name the same (a small list of concepts) count as equal.
 *
 * @returns 0 (nothing in common) to 1 (the same).
 */
export function likeness(title: string, other: string, language: Language): number {
  const own = meanings(title, language);
  const theirs = meanings(other, likelyLanguage(other, language));
  const common = [...own].filter((meaning) => theirs.has(meaning)).length;
  const all = new Set([...own, ...theirs]).size;
  // One shared word is a topic, not a copy.
  return common < 2 && all > 1 ? 0 : common / Math.max(1, all);
}

function meanings(title: string, language: Language): Set<string> {
  return new Set(contentStems(fold(title), LEXICA[language].stopword).map(conceptOf));
}

/** @returns the language whose small words are most of the text’s; `own` when none is ahead. */
export function likelyLanguage(title: string, own: Language): Language {
  const text = fold(title);
  const count = (language: Language) => [...text.matchAll(LEXICA[language].stopword)].length;
  return LANGUAGES.reduce((best, each) => (count(each) > count(best) ? each : best), own);
}
