/** Numbers and days in the form their reader writes them. Pure; formatters are kept since building one is slow. */

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * @param language the language of the text around it, such as `en`.
 * @param locale the reader's own, such as `de-AT`.
 * @returns the locale for days inside that text: its language with the reader's region (`en-AT`).
 */
export function localeForText(language: string, locale: string): string {
  const own = safeLocale(locale);
  if (own.language === language) return own.baseName;
  return own.region ? `${language}-${own.region}` : language;
}

/** @returns a number for reading, grouped and with the reader's decimal mark. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, true).format(value);
}

/** @returns a number as it stands in an input field: the reader's decimal mark, no grouping. */
export function formatForInput(value: number | null, locale: string): string {
  return value === null ? '' : numberFormat(locale, false).format(value);
}

/**
 * Reads a number as people write it: the reader's own marks first, other marks when only one meaning is possible
 * (`99,95` in English is 99.95; `1.500` in German is 1500). Spaces, apostrophes, a trailing `%` are ignored.
 *
 * @returns the number, or null when the text is none.
 */
export function parseNumber(text: string, locale: string): number | null {
  let rest = text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
    .replace(/^[\u2212\u2012\u2013]/, '-')
    .replace(/\s*%$/, '')
    .replace(/[\s\u00a0\u202f'\u2019]/g, '');
  const negative = rest.startsWith('-');
  rest = rest.replace(/^[-+]/, '');
  if (!/^\d[\d.,]*$/.test(rest) && !/^[.,]\d+$/.test(rest)) return null;
  const decimal = decimalMark(locale);
  const group = decimal === ',' ? '.' : ',';
  const plain = readMarks(rest, decimal, group) ?? readMarks(rest, group, decimal);
  if (plain === null) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? (negative ? -value : value) : null;
}

/** @returns `Friday 9 October` in the reader's zone; with the hour when `hour` is set. */
export function formatDay(at: Date, reader: { locale: string; timeZone: string; hour?: boolean }): string {
  return dateFormat(reader.locale, reader.timeZone, reader.hour ? 'hour' : 'day').format(at);
}

/** @returns a calendar day, such as `2027-02-12`, as `Friday 12 February`: it is the same day in every zone. */
export function formatDate(date: string, locale: string): string {
  return formatDay(new Date(date), { locale, timeZone: 'UTC' });
}

/** @returns the time of day in the reader's zone. */
export function formatTime(at: Date, reader: { locale: string; timeZone: string }): string {
  return dateFormat(reader.locale, reader.timeZone, 'time').format(at);
}

/** @returns two days of the calendar as a span: `4 January – 2 April 2027`. @param from as `2027-01-04`. */
export function dayRange(from: string, to: string, locale: string): string {
  return longDay(locale).formatRange(new Date(from), new Date(to));
}

/** @returns a day of the calendar: `4 January 2027`. @param date as `2027-01-04`. */
export function calendarDay(date: string, locale: string): string {
  return longDay(locale).format(new Date(date));
}

function longDay(locale: string): Intl.DateTimeFormat {
  const key = `${locale}/long`;
  let format = dateFormats.get(key);
  if (!format) {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    format = new Intl.DateTimeFormat(safeLocale(locale).baseName, options);
    dateFormats.set(key, format);
  }
  return format;
}

function readMarks(text: string, decimal: string, group: string): string | null {
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || (fraction ?? '').includes(group)) return null;
  const groups = whole.split(group);
  const wellFormed =
    groups.length === 1 ||
    (/^\d{1,3}$/.test(groups[0] ?? '') &&
      groups.slice(1, -1).every((part) => /^\d{2,3}$/.test(part)) &&
      /^\d{3}$/.test(groups.at(-1) ?? ''));
  return wellFormed ? `${groups.join('') || '0'}.${fraction || '0'}` : null;
}

function decimalMark(locale: string): string {
  const parts = numberFormat(locale, false).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value ?? '.';
}

function numberFormat(locale: string, useGrouping: boolean): Intl.NumberFormat {
  const key = `${locale}/${useGrouping}`;
  let format = numberFormats.get(key);
  if (!format) {
    const options = { maximumFractionDigits: 6, useGrouping, numberingSystem: 'latn' };
    format = new Intl.NumberFormat(safeLocale(locale).baseName, options);
    numberFormats.set(key, format);
  }
  return format;
}

const DATE_STYLES: Record<'day' | 'hour' | 'time', Intl.DateTimeFormatOptions> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  hour: { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
};

function dateFormat(locale: string, timeZone: string, style: keyof typeof DATE_STYLES): Intl.DateTimeFormat {
  const key = `${locale}/${timeZone}/${style}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(safeLocale(locale).baseName, { ...DATE_STYLES[style], timeZone });
    dateFormats.set(key, format);
  }
  return format;
}

const locales = new Map<string, Intl.Locale>();
/** More than there are in any company; whoever sends others in headers must not fill the memory. */
const MOST_LOCALES = 500;

/** A people file may hold `de_DE` or worse; a mail must not fail on it. */
export function safeLocale(locale: string): Intl.Locale {
  const known = locales.get(locale) ?? readLocale(locale);
  if (locales.size < MOST_LOCALES) locales.set(locale, known);
  return known;
}

function readLocale(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-'));
  } catch {
    return new Intl.Locale('en');
  }
}
