import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { html } from 'ghtml';
import MarkdownIt from 'markdown-it';
import {
  chooseLanguage,
  LESSONS,
  type LearningPage,
  type LearningQuestion,
  readLearningPage,
} from '#domain/learning.ts';
import { page } from '../shared/ui/page.ts';

/** What comes with the product; an organisation's own folder has the same shape. */
export const BUILT_IN_LEARNING = fileURLToPath(new URL('../../content/learning/', import.meta.url));

/** The learning material, by language and slug, as safe HTML. */
export interface Learning {
  languages: readonly string[];
  /** @returns the text of a lesson that asks a question, as safe HTML. @throws RangeError when there is none. */
  lessonOf(slug: string, wanted: readonly string[]): { body: string; question: LearningQuestion };
  /** @returns the whole page, or undefined when there is none of that name in any language. */
  pageOf(slug: string, wanted: readonly string[]): string | undefined;
  /** @returns the page that lists all others. */
  indexPage(wanted: readonly string[]): string;
}

interface Rendered extends LearningPage {
  body: string;
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
  const pages = new Map<string, Map<string, Rendered>>();
  for (const dir of dirs) {
    for (const language of folders(dir)) {
      const inLanguage = pages.get(language) ?? new Map<string, Rendered>();
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
        inLanguage.set(read.slug, { ...read, body: markdown.render(read.text) });
      }
    }
  }
  const languages = [...pages.keys()].sort();

  function find(slug: string, wanted: readonly string[]) {
    const having = languages.filter((language) => pages.get(language)?.has(slug));
    const language = chooseLanguage(wanted, having);
    const found = pages.get(language)?.get(slug);
    return found && { language, having, found };
  }

  return {
    languages,
    lessonOf(slug, wanted) {
      const here = find(slug, wanted);
      if (!here?.found.question) throw new RangeError(`no lesson ${slug}`);
      return { body: here.found.body, question: here.found.question };
    },
    pageOf(slug, wanted) {
      const here = find(slug, wanted);
      if (!here) return undefined;
      const { language, having, found } = here;
      const { back, keptBy } = WORDS[language] ?? ENGLISH;
      return page({
        title: found.title,
        lang: language,
        header: languageLinks(`/learn/${slug}`, language, having),
        body: html`<h1>${found.title}</h1>!${found.body}`,
        footer: html`<p><a href="/learn?lang=${language}">${back}</a> · ${keptBy} ${found.owner}</p>`,
      });
    },
    indexPage(wanted) {
      const language = chooseLanguage(wanted, languages);
      const words = WORDS[language] ?? ENGLISH;
      const list = [...(pages.get(language)?.values() ?? [])].sort(
        (a, b) => a.order - b.order || a.title.localeCompare(b.title, language),
      );
      return page({
        title: words.title,
        lang: language,
        header: languageLinks('/learn', language, languages),
        body: html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
          <ul>!${list
            .map(
              (each) =>
                html`<li><a href="/learn/${each.slug}?lang=${language}">${each.title}</a>${each.audience === 'reviewers' ? ` ${words.forReviewers}` : ''}</li>`,
            )
            .join('')}</ul>`,
        footer: html`<p><a href="/real">${words.real}</a></p>`,
      });
    },
  };
}

function folders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
    .map(({ name }) => name);
}

function languageLinks(href: string, present: string, all: readonly string[]): string {
  if (all.length < 2) return '';
  const links = all.map((language) => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return language === present
      ? html`<span lang="${language}" aria-current="true">${name}</span>`
      : html`<a lang="${language}" hreflang="${language}" href="${href}?lang=${language}">${name}</a>`;
  });
  return html`<nav aria-label="${(WORDS[present] ?? ENGLISH).languages}">!${links.join(' ')}</nav>`;
}

const ENGLISH = {
  title: 'How our goals work',
  lead: 'Short texts, a few minutes each. Nothing here asks anything of you.',
  back: 'All texts',
  keptBy: 'Kept up to date by',
  forReviewers: '(for those who review)',
  real: 'Is this mail really from us?',
  languages: 'Languages',
};

const WORDS: Readonly<Record<string, typeof ENGLISH>> = {
  en: ENGLISH,
  de: {
    title: 'Wie unsere Ziele funktionieren',
    lead: 'Kurze Texte, je ein paar Minuten. Hier wird nichts von Ihnen verlangt.',
    back: 'Alle Texte',
    keptBy: 'Gepflegt von',
    forReviewers: '(für alle, die Ziele durchsehen)',
    real: 'Ist diese Mail wirklich von uns?',
    languages: 'Sprachen',
  },
  fr: {
    title: 'Comment fonctionnent nos objectifs',
    lead: 'Des textes courts, quelques minutes chacun. Rien ici ne vous demande quoi que ce soit.',
    back: 'Tous les textes',
    keptBy: 'Tenu à jour par',
    forReviewers: '(pour qui relit des objectifs)',
    real: 'Ce message vient-il vraiment de nous ?',
    languages: 'Langues',
  },
  es: {
    title: 'Cómo funcionan nuestros objetivos',
    lead: 'Textos breves, unos minutos cada uno. Aquí no se le pide nada.',
    back: 'Todos los textos',
    keptBy: 'Al cuidado de',
    forReviewers: '(para quienes revisan)',
    real: '¿Este correo es realmente nuestro?',
    languages: 'Idiomas',
  },
};
