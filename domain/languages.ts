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
