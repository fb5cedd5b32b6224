import { html } from 'ghtml';
import type { ReportData } from '../data.ts';
import { figure } from '../dates.ts';

const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language' });
const listOf = (locales: readonly string[]) =>
  new Intl.ListFormat('en-GB').format(locales.map((locale) => LANGUAGES.of(locale) ?? locale));

/** @returns safe HTML: who answered by mail instead of the page, and what became of concerns. */
export function voicesSection({ summary }: ReportData): string {
  const { replies, concerns } = summary;
  const { raised, answered, inTime, open, overdue } = concerns;
  const late = answered - inTime;
  return html`<section aria-labelledby="voices"><h2 id="voices">Replies and concerns</h2>
    <p>${figure(replies.recorded)} check-ins came as a reply to the mail${replies.formats.length > 0 ? `, with figures as they are written in ${listOf(replies.formats)}` : ''}; ${figure(replies.unclear)} further replies were unclear,
      changed nothing and were answered with what to write.</p>
    !${
      raised === 0
        ? '<p>Nobody raised a concern.</p>'
        : html`<p>${figure(raised)} concerns were raised: ${figure(inTime)} answered in the promised time, ${figure(late)} later,
            ${figure(open)} not yet${overdue > 0 ? `, ${figure(overdue)} of them overdue; HR ops was told of each` : ''}.</p>`
    }</section>`;
}
