import { html } from 'ghtml';
import type { Primer } from '#mails/model.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { page } from '../shared/ui/page.ts';
import type { PageTexts } from './texts/model.ts';

/** @returns safe HTML of the primer without its heading. */
export function primerText({ paragraphs, exampleHeading, example, stepsHeading, steps }: Primer): string {
  return html`!${paragraphs.map((text) => html`<p>${text}</p>`).join('')}
    <h2>${exampleHeading}</h2>
    <p><strong>${example.objective}</strong></p>
    <ul>!${example.keyResults.map((text) => html`<li>${text}</li>`).join('')}</ul>
    <h2>${stepsHeading}</h2>
    <ol>!${steps.map((text) => html`<li>${text}</li>`).join('')}</ol>`;
}

/** @returns the page that anybody may read. */
export function primerPage({ language, frame }: PageTexts): string {
  const { primer } = MAIL_LANGUAGES.of(language);
  return page({
    title: primer.title,
    lang: language,
    skip: frame.skip,
    body: html`<h1>${primer.title}</h1>!${primerText(primer)}`,
  });
}

/** @returns the page that helps to tell our mails from others. */
export function realPage({ language, frame, real }: PageTexts, baseUrl: string): string {
  return page({
    title: real.title,
    lang: language,
    skip: frame.skip,
    body: html`<h1>${real.title}</h1>
      <p class="lead">${real.lead}</p>
      <ul>
        <li>${real.links.before} <strong>${baseUrl}/t/</strong> ${real.links.after}</li>
        !${real.points.map((point) => html`<li>${point}</li>`).join('')}
      </ul>
      <p>${real.otherwise}</p>`,
  });
}
