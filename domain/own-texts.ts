import { DomainError } from './errors.ts';

/** What may be said in an organisation's own words, and how long it may be. */
export const OWN_TEXTS = {
  sender: { label: 'For whom the mails are sent', most: 60, lines: 1 },
  intro: { label: 'A line that opens the first mail', most: 200, lines: 1 },
  signature: { label: 'How every mail ends', most: 200, lines: 3 },
} as const;
export type OwnTextKey = keyof typeof OWN_TEXTS;
export const OWN_TEXT_KEYS: readonly OwnTextKey[] = ['sender', 'intro', 'signature'];

/** A cycle's own words in one language; what is absent is said in the product's. */
export type OwnWords = Partial<Record<OwnTextKey, string>>;

/** By language, such as `de`; a language without any keeps the product's words, since nobody wants two in one mail. */
export type OwnTexts = Readonly<Record<string, OwnWords>>;

/**
 * @param given as typed, by language and key.
 * @returns what is kept; undefined when nothing is said.
 * @throws DomainError `bad-text` for what is too long, would lead elsewhere than https, or hides how it reads.
 */
export function readOwnTexts(
  given: Readonly<Record<string, Readonly<Record<string, string>>>>,
): OwnTexts | undefined {
  const kept: Record<string, OwnWords> = {};
  for (const [language, words] of Object.entries(given)) {
    if (!/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(language))
      throw bad(
        'texts',
        language,
        `“${language.slice(0, 20)}” is no language.`,
        'Name it by its code, such as de.',
      );
    for (const [key, text] of Object.entries(words)) {
      const known = OWN_TEXT_KEYS.find((each) => each === key);
      if (!known)
        throw bad(
          `texts.${language}.${key}`,
          key,
          'There is no such text.',
          `Name one of: ${OWN_TEXT_KEYS.join(', ')}.`,
        );
      const read = readText(known, text, `texts.${language}.${known}`);
      if (read) kept[language] = { ...kept[language], [known]: read };
    }
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function readText(key: OwnTextKey, given: string, field: string): string {
  const { label, most, lines } = OWN_TEXTS[key];
  const text = given
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .trim();
  const count = text.split('\n').length;
  if (count > lines)
    throw bad(field, text, `“${label}” has ${count} lines.`, `Keep it to ${lines === 1 ? 'one' : lines}.`);
  if (text.length > most)
    throw bad(field, text, `“${label}” has ${text.length} characters.`, `Shorten it to ${most}.`);
  // Control characters, and those that make a text read otherwise than it is written.
  if (/[^\P{C}\n\u200c\u200d]/u.test(text))
    throw bad(
      field,
      '',
      `“${label}” holds a character that cannot be seen.`,
      'Type it anew instead of pasting it.',
    );
  const link = linksIn(text).find((each) => !/^https:\/\/[^\s@]+$/i.test(each));
  if (link)
    throw bad(
      field,
      link,
      `“${label}” has a link that is not https.`,
      'Write it as https://…, or leave it out.',
    );
  return text;
}

/** What a mail program would make pressable, or tries to. */
function linksIn(text: string): string[] {
  return text.match(/\b(?:[a-z][a-z0-9+.-]*:(?:\/\/|(?=\S))|www\.)\S*/giu) ?? [];
}

function bad(field: string, value: string, message: string, remedy: string): DomainError {
  return new DomainError({ code: 'bad-text', message, field, value: value.slice(0, 60), remedy });
}
