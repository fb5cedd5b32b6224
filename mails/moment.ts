import { formatDay, localeForText } from '#domain/format.ts';
import { MAIL_LANGUAGES } from './texts/registry.ts';

/**
 * @param reader.language of the text around it, when that is not the reader's own.
 * @returns a moment as the reader writes it: `Friday 9 October at 17:00`, `Freitag, 9. Oktober um 17:00 Uhr`.
 */
export function writtenMoment(
  at: Date,
  reader: { locale: string; timeZone: string; language?: string },
): string {
  const texts = MAIL_LANGUAGES.of(reader.language ?? reader.locale);
  const locale = localeForText(texts.language, reader.locale);
  const written = formatDay(at, { locale, timeZone: reader.timeZone, hour: true });
  return texts.moment?.(written) ?? written;
}
