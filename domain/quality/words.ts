/** Words as rules compare them: small letters, no accents, one kind of space and apostrophe. Pure. */

/** @returns the text so that `Évaluation` and `evaluation`, `groß` and `gross` are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Compiles a lexicon: words or phrases between commas; `*` stands for any letters.
 *
 * @returns an expression that finds them as whole words in a folded text.
 */
export function lexicon(entries: string): RegExp {
  const alternatives = entries
    .split(',')
    .map((entry) => fold(entry))
    .filter((entry) => entry !== '')
    .sort((one, other) => other.length - one.length)
    .map((entry) => entry.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[\\p{L}-]*'));
  // An empty lexicon must find nothing; an empty alternation would find everything.
  const body = alternatives.length > 0 ? alternatives.join('|') : '(?!)';
  // "d'" stands before a letter, every other word ends where it ends; said once, since each class of letters costs time.
  return new RegExp(`(?<![\\p{L}\\d])(?:${body})(?:(?<=')|(?![\\p{L}\\d]))`, 'gu');
}

/** @returns whether the folded text begins with one of the lexicon's words. */
export function startsWith(text: string, words: RegExp): boolean {
  return text.search(words) === 0;
}

/** @returns whether any of the lexicon's words is in the folded text. */
export function has(text: string, words: RegExp): boolean {
  return text.search(words) >= 0;
}

/** @returns the words of a folded text, without figures and marks. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\d]*/gu) ?? [];
}

const ENDINGS =
  /(?:ungen|ung|heiten|heit|keiten|keit|ations?|aciones|acion|ements?|ments?|amientos?|ings?|ers|ern|en|em|er|es|ed|s|e|n|a|o|os|as)$/;

/** @returns a rough stem: enough to see that two wordings speak of the same thing. */
export function stem(word: string): string {
  const cut = word.length > 4 ? word.replace(ENDINGS, '') : word;
  return cut.length >= 3 ? cut : word;
}

/** @returns the stems of what a text is about: without articles, prepositions and the like. */
export function contentStems(text: string, stopwords: RegExp): string[] {
  return [
    ...new Set(wordsOf(text.replace(/(?<!\p{L})(?:[ldnsjcm]|qu)'/gu, '').replace(stopwords, ' ')).map(stem)),
  ].filter((word) => word.length > 1);
}
