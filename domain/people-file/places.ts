import { closest } from './closest.ts';

/** Names that the engine's tables still spell the old way; people look for the new ones. */
const RENAMED: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
};
/** Fixed offsets that look like places: who writes EST in July does not mean UTC−5. */
const FIXED_OFFSETS = new Set(['est', 'mst', 'hst']);
/** Codes that the locale data names although no country has them. */
const NO_COUNTRIES = new Set(['EU', 'UN', 'EZ', 'QO', 'XA', 'XB', 'ZZ']);

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const zonesSeen = new Map<string, string | null>();
const localesSeen = new Map<string, string | null>();
const countriesSeen = new Map<string, string | null>();

/**
 * @param written a time zone in any case, such as `europe/berlin` or an older name of it.
 * @returns the one spelling that Quarterdeck keeps for that zone, or null when there is no such zone. An offset
 *   such as `+01:00` is none: it knows no summer time.
 */
export function knownZone(written: string): string | null {
  return remembered(zonesSeen, written, () => {
    if (!/^[a-z]/i.test(written) || FIXED_OFFSETS.has(written.toLowerCase())) return null;
    try {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions();
      return RENAMED[timeZone] ?? timeZone;
    } catch {
      return null;
    }
  });
}

/** @returns a sentence that helps to find the right zone name. */
export function zoneHint(written: string): string {
  const near = closest(written.replaceAll(' ', '_'), Intl.supportedValuesOf('timeZone'));
  return near
    ? `Did you mean ${RENAMED[near] ?? near}?`
    : 'Write a zone such as Europe/Berlin or America/New_York.';
}

/**
 * @param written a language tag such as `de`, `de-DE` or `de_DE.UTF-8`.
 * @returns the canonical tag (BCP 47), or null when its language or region does not exist.
 */
export function knownLocale(written: string): string | null {
  return remembered(localesSeen, written, () => {
    try {
      const tag = Intl.getCanonicalLocales(written.replace(/[.@].*$/, '').replaceAll('_', '-'))[0];
      if (tag === undefined) return null;
      const { language, region } = new Intl.Locale(tag);
      if (!languages.of(language) || (region && !regions.of(region))) return null;
      return tag;
    } catch {
      return null;
    }
  });
}

/**
 * @param written a two-letter country code in any case; `UK` is understood.
 * @returns the ISO 3166 code, or null when there is no such country.
 */
export function knownCountry(written: string): string | null {
  return remembered(countriesSeen, written, () => {
    const code = written.toUpperCase() === 'UK' ? 'GB' : written.toUpperCase();
    if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code) || !regions.of(code)) return null;
    // The data still names countries of the past; their codes canonicalise to others.
    return new Intl.Locale(`und-${code}`).region === code ? code : null;
  });
}

/** @returns a sentence that helps to find the right country code; a country's English name is recognised. */
export function countryHint(written: string): string {
  const wanted = written.toLowerCase();
  const code = countryCodes().find((each) => regions.of(each)?.toLowerCase() === wanted);
  return code ? `Write ${code}.` : 'Write the two-letter code, such as DE or US.';
}

/**
 * @param country an ISO 3166 code.
 * @returns the zone of a country that has only one, else null.
 */
export function onlyZoneOf(country: string): string | null {
  const zones = zonesByCountry().get(country);
  return zones?.length === 1 ? (zones[0] ?? null) : null;
}

/** @returns the country in which a zone lies, or null for zones such as UTC. */
export function countryOfZone(zone: string): string | null {
  return countryByZone().get(zone) ?? null;
}

let codes: string[] | undefined;
function countryCodes(): string[] {
  codes ??= LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => knownCountry(code) === code);
  return codes;
}
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let byCountry: Map<string, string[]> | undefined;
function zonesByCountry(): Map<string, string[]> {
  byCountry ??= new Map(countryCodes().map((code) => [code, zonesOfRegion(code)]));
  return byCountry;
}

let byZone: Map<string, string> | undefined;
function countryByZone(): Map<string, string> {
  byZone ??= new Map(
    [...zonesByCountry()].flatMap(([code, zones]) => zones.map((zone): [string, string] => [zone, code])),
  );
  return byZone;
}

/** The locale data's list; Germany's exclave Büsingen and its like make a country no less one-zoned. */
function zonesOfRegion(code: string): string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(`und-${code}`);
  const zones = (locale.getTimeZones?.() ?? []).map((zone) => knownZone(zone) ?? zone);
  return code === 'DE' ? zones.filter((zone) => zone !== 'Europe/Busingen') : zones;
}

function remembered(seen: Map<string, string | null>, key: string, find: () => string | null): string | null {
  const before = seen.get(key);
  if (before !== undefined) return before;
  const found = find();
  // Nonsense must not fill the memory.
  if (seen.size < 2000) seen.set(key, found);
  return found;
}
