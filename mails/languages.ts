import { existsSync, readdirSync } from 'node:fs';
import { closestLanguage } from '#domain/languages.ts';

/** The languages there are texts in, and which of them somebody reads. */
export interface Languages<Texts> {
  /** By language, such as `de`; English first. */
  all: ReadonlyMap<string, Texts>;
  /** @param locale the reader's, such as `de-CH`. */
  of(locale: string): Texts;
}

/**
 * Finds languages by their folders: a new one is a folder beside the others, named by its language, whose `index.ts`
 * exports `TEXTS` of the same shape as the English ones. No list names them.
 *
 * @param folder what holds the folders.
 * @param english what every language must say as well.
 * @throws RangeError that names what a language lacks: at the start, not when the first reader needs it.
 */
export async function loadLanguages<Texts extends { language: string }>(
  folder: URL,
  english: Texts,
): Promise<Languages<Texts>> {
  const all = new Map([[english.language, english]]);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== english.language)
    .map(({ name }) => name)
    .sort();
  for (const name of names) {
    const file = new URL(`${name}/index.ts`, folder);
    if (!existsSync(file)) continue;
    const found: { TEXTS?: unknown } = await import(file.href);
    if (!hasShapeOf(english, found.TEXTS, `${name}/TEXTS`)) continue;
    if (found.TEXTS.language !== name)
      throw new RangeError(`${file.pathname} says it is '${found.TEXTS.language}': name the folder the same`);
    all.set(name, found.TEXTS);
  }
  const known = new Map<string, Texts>();
  return {
    all,
    of(locale) {
      const texts = known.get(locale) ?? all.get(closestLanguage([...all.keys()], locale)) ?? english;
      known.set(locale, texts);
      return texts;
    },
  };
}

/** Texts are objects of texts and functions; lists may differ in length. @throws RangeError at the first that is missing. */
function hasShapeOf<Texts>(model: Texts, texts: unknown, path: string): texts is Texts {
  if (typeof texts !== typeof model || (texts === null) !== (model === null))
    throw new RangeError(`${path} is missing, or not of the kind that the English one is`);
  if (typeof model === 'object' && model !== null && !Array.isArray(model)) {
    for (const [key, part] of Object.entries(model)) {
      const own: unknown = typeof texts === 'object' && texts !== null ? Reflect.get(texts, key) : undefined;
      hasShapeOf(part, own, `${path}.${key}`);
    }
  }
  return true;
}
