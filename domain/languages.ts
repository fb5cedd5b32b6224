import { safeLocale } from './format.ts';

/**
 * Whoever reads one of these usually reads the other, which is at least closer than English. Only languages that may be
 * missing stand here; one that has texts of its own is found before.
 */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  gsw: 'de',
  lb: 'de',
  nds: 'de',
  br: 'fr',
  co: 'fr',
  oc: 'fr',
  wa: 'fr',
  ast: 'es',
  ca: 'es',
  eu: 'es',
  gl: 'es',
};

/**
 * @param available the languages there are texts in, such as `de`, `pt-BR`; English is among them.
 * @param locale the reader's, such as `de-AT`.
 * @returns the one the reader reads best: the same, its language, another variety of it, a neighbour, English.
 */
export function closestLanguage(available: readonly string[], locale: string): string {
  const { language, region, script } = safeLocale(locale);
  const find = (wanted: string) => available.find((each) => each.toLowerCase() === wanted.toLowerCase());
  const spellings = [
    ...(script && region ? [`${language}-${script}-${region}`] : []),
    ...(region ? [`${language}-${region}`] : []),
    ...(script ? [`${language}-${script}`] : []),
    language,
  ];
  for (const spelling of spellings) {
    const same = find(spelling);
    if (same) return same;
  }
  const variety = available.find((each) => safeLocale(each).language === language);
  return variety ?? find(NEIGHBOURS[language] ?? '') ?? 'en';
}

/**
 * @param available the languages there are texts in; English is among them.
 * @param wanted locales in the order of preference, such as those of an Accept-Language header.
 * @returns the closest one to the first of them that is served by its own language or a neighbour's; else English.
 */
export function firstServed(available: readonly string[], wanted: readonly string[]): string {
  for (const locale of wanted) {
    const language = closestLanguage(available, locale);
    // English answers for every language there is none of; somebody who reads a further one gets that.
    if (language !== 'en' || /^en\b/i.test(locale)) return language;
  }
  return 'en';
}

/** @returns the tags of an Accept-Language header (RFC 9110, 12.5.4), the most wanted first. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag: tag.trim(), weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-|$)/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
