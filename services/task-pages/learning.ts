import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { firstServed } from '#domain/languages.ts';
import { LESSONS, type LearningPage, type LearningQuestion, readLearningPage } from '#domain/learning.ts';

/** What comes with the product; an organisation's own folder has the same shape. */
export const BUILT_IN_LEARNING = fileURLToPath(new URL('../../content/learning/', import.meta.url));

/** A text with its Markdown turned into safe HTML. */
export interface LearningText extends LearningPage {
  language: string;
  body: string;
  /** The languages that have this text. */
  languages: readonly string[];
}

/** The learning material, by language and slug. */
export interface Learning {
  languages: readonly string[];
  /** @param wanted locales in the order of preference. @returns undefined when no language has a text of that name. */
  textOf(slug: string, wanted: readonly string[]): LearningText | undefined;
  /** @returns a text that is acknowledged. @throws RangeError when there is none of that name. */
  lessonOf(slug: string, wanted: readonly string[]): { body: string; question: LearningQuestion };
  /** @returns all texts of the language that serves the reader, in their order. */
  list(wanted: readonly string[]): { language: string; texts: LearningPage[] };
}

/**
 * Reads the Markdown files of a folder, `LANGUAGE/SLUG.md`. HTML in them shows as text, so whoever may edit a text cannot
 * run a script in a reader's browser.
 *
 * @param dirs folders; what a later one has takes the place of the same page in an earlier one.
 * @throws Error when a file has no proper head, or a lesson no question.
 */
export function loadLearning(dirs: readonly string[] = [BUILT_IN_LEARNING]): Learning {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  const pages = new Map<string, Map<string, Omit<LearningText, 'languages'>>>();
  for (const dir of dirs) {
    for (const language of folders(dir)) {
      const inLanguage = pages.get(language) ?? new Map<string, Omit<LearningText, 'languages'>>();
      pages.set(language, inLanguage);
      for (const file of readdirSync(path.join(dir, language)).filter((name) => name.endsWith('.md'))) {
        const read = readLearningPage(
          file.slice(0, -3),
          readFileSync(path.join(dir, language, file), 'utf8'),
        );
        if (LESSONS.some((slug) => slug === read.slug) && !read.question)
          throw new Error(
            `${path.join(language, file)} is acknowledged by a question: add "question: …" and its answers to its head.`,
          );
        inLanguage.set(read.slug, { ...read, language, body: markdown.render(read.text) });
      }
    }
  }
  const languages = [...pages.keys()].sort();

  function textOf(slug: string, wanted: readonly string[]): LearningText | undefined {
    const having = languages.filter((language) => pages.get(language)?.has(slug));
    const found = pages.get(firstServed(having, wanted))?.get(slug) ?? pages.get(having[0] ?? '')?.get(slug);
    return found && { ...found, languages: having };
  }

  return {
    languages,
    textOf,
    lessonOf(slug, wanted) {
      const found = textOf(slug, wanted);
      if (!found?.question) throw new RangeError(`no lesson ${slug}`);
      return { body: found.body, question: found.question };
    },
    list(wanted) {
      const language = firstServed(languages, wanted);
      const texts = [...(pages.get(language)?.values() ?? [])];
      return {
        language,
        texts: texts.sort((a, b) => a.order - b.order || a.title.localeCompare(b.title, language)),
      };
    },
  };
}

function folders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
    .map(({ name }) => name);
}
