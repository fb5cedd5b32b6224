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
 * @param header what a browser says it reads, such as `fr-CH, fr;q=0.9, en;q=0.8`.
 * @returns the locales in it, the best first; empty when it says nothing of use.
 */
export function acceptedLocales(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
      const quality = weight === undefined ? 1 : Number(weight);
      return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && quality > 0 ? [{ tag, quality, index }] : [];
    })
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
}
