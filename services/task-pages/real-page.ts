import { html } from 'ghtml';
import { page } from '../shared/ui/page.ts';
import type { PageTexts } from './texts/model.ts';

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
