import { html } from 'ghtml';
import { page } from '../shared/ui/page.ts';
import type { Learning, LearningText } from './learning.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

/** @returns the page of one text. */
export function learningPage({ slug, title, owner, language, body, languages }: LearningText): string {
  const { learning, frame } = PAGE_LANGUAGES.of(language);
  return page({
    title,
    lang: language,
    skip: frame.skip,
    header: languageLinks(`/learn/${slug}`, language, languages),
    body: html`<h1>${title}</h1>!${body}`,
    footer: html`<p><a href="/learn?lang=${language}">${learning.back}</a> · ${learning.keptBy} ${owner}</p>`,
  });
}

/** @returns the page that lists all texts. @param wanted the reader's locales, the most wanted first. */
export function learningIndexPage(material: Learning, wanted: readonly string[]): string {
  const { language, texts } = material.list(wanted);
  const { learning, frame } = PAGE_LANGUAGES.of(language);
  return page({
    title: learning.title,
    lang: language,
    skip: frame.skip,
    header: languageLinks('/learn', language, material.languages),
    body: html`<h1>${learning.title}</h1><p class="lead">${learning.lead}</p>
      <ul>!${texts
        .map(
          ({ slug, title, audience }) =>
            html`<li><a href="/learn/${slug}?lang=${language}">${title}</a>${audience === 'reviewers' ? ` ${learning.forReviewers}` : ''}</li>`,
        )
        .join('')}</ul>`,
    footer: html`<p><a href="/real?lang=${language}">${frame.realLink}</a></p>`,
  });
}

function languageLinks(href: string, present: string, all: readonly string[]): string {
  if (all.length < 2) return '';
  const links = all.map((language) => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return language === present
      ? html`<span lang="${language}" aria-current="true">${name}</span>`
      : html`<a lang="${language}" hreflang="${language}" href="${href}?lang=${language}">${name}</a>`;
  });
  return html`<nav aria-label="${PAGE_LANGUAGES.of(present).learning.languages}">!${links.join(' ')}</nav>`;
}
