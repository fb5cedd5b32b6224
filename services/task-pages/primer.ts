import { html } from 'ghtml';
import { PRIMER } from '#mails/texts/en/primer.ts';
import { page } from '../shared/ui/page.ts';

/** @returns safe HTML of the primer without its heading. */
export function primerText(): string {
  const { paragraphs, example, steps } = PRIMER;
  return html`!${paragraphs.map((text) => html`<p>${text}</p>`).join('')}
    <h2>An example</h2>
    <p><strong>${example.objective}</strong></p>
    <ul>!${example.keyResults.map((text) => html`<li>${text}</li>`).join('')}</ul>
    <h2>How it goes</h2>
    <ol>!${steps.map((text) => html`<li>${text}</li>`).join('')}</ol>`;
}

/** @returns the page that anybody may read. */
export function primerPage(): string {
  return page({ title: PRIMER.title, body: html`<h1>${PRIMER.title}</h1>!${primerText()}` });
}

/** @returns the page that helps to tell our mails from others. */
export function realPage(baseUrl: string): string {
  return page({
    title: 'Is this mail really from us?',
    body: html`<h1>Is this mail really from us?</h1>
      <p class="lead">If you came here by typing this address from your intranet, or because a mail told you so, compare these points.</p>
      <ul>
        <li>Our links begin with <strong>${baseUrl}/t/</strong> and nothing else.</li>
        <li>We never ask for a password, for money, or to open an attachment.</li>
        <li>The page names you and the one thing that is asked of you.</li>
        <li>Every mail names your cycle and why you receive it at its end.</li>
      </ul>
      <p>If one of these does not fit, do not open the link and tell your IT department. Nothing bad happens by waiting.</p>`,
  });
}
