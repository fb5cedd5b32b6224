import { OWN_TEXT_KEYS, type OwnTextKey, type OwnTexts } from '#domain/own-texts.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { PostedForm } from '../form.ts';

/** Own words by the names of their fields. */
export type OwnTextFields = Readonly<Record<string, string>>;

/** @returns the name of a text's field. */
export const ownTextField = (language: string, key: OwnTextKey): string => `texts.${language}.${key}`;

const ALL = [...MAIL_LANGUAGES.all.values()].flatMap(({ language }) =>
  OWN_TEXT_KEYS.map((key) => ({ language, key, field: ownTextField(language, key) })),
);

/** @returns own words as a form holds them, field by field. */
export function readOwnTextFields(posted: PostedForm): OwnTextFields {
  return Object.fromEntries(
    ALL.flatMap(({ field }) => (posted.one(field) ? [[field, posted.one(field)] as const] : [])),
  );
}

/** @returns the same from what a cycle before had. */
export function ownTextFields(texts: OwnTexts | undefined): OwnTextFields {
  return Object.fromEntries(
    ALL.flatMap(({ language, key, field }) => {
      const text = texts?.[language]?.[key];
      return text ? [[field, text] as const] : [];
    }),
  );
}

/** @returns own words by language, as a launch takes them. */
export function ownTextsOf(fields: OwnTextFields): Record<string, Record<string, string>> {
  const texts: Record<string, Record<string, string>> = {};
  for (const { language, key, field } of ALL)
    if (fields[field]) texts[language] = { ...texts[language], [key]: fields[field] };
  return texts;
}
