import { html } from 'ghtml';
import type { CalendarAxis } from '../charts/calendar.ts';
import { dataTable } from '../charts/figure.ts';
import { mailsPerDay } from '../charts/mails-per-day.ts';
import type { ReportData } from '../data.ts';

/** What anyone may get of routine mail (D11); answers to what a person just did are apart. */
const BUDGET = { aDay: 1, checkInsAWeek: 1, checkInsAWeekLeading: 2 };

/** @returns safe HTML: how many mails leave when, and the most any one person gets against the budget. */
export function mailSection({ mails }: ReportData, axis: CalendarAxis): string {
  const { most } = mails;
  const rows = [
    ['In a working day', most.inADay, BUDGET.aDay],
    ['Check-in mails in a week', most.checkInsInAWeek, BUDGET.checkInsAWeek],
    ['The same, leading others', most.checkInsInAWeekLeading, BUDGET.checkInsAWeekLeading],
  ] as const;
  const kept = rows.every(([, got, budget]) => got <= budget);
  return html`<section aria-labelledby="mails"><h2 id="mails">Mail</h2>
    <p>${kept ? 'The budget is kept: what is due together leaves together.' : 'The budget is not kept, see the table.'}
      The most any one person gets in a week is ${most.inAWeek}, while the goals are drafted and agreed or the quarter ends.</p>
    !${dataTable({
      label: 'Mail budget',
      columns: [
        { label: 'Most for any one person' },
        { label: 'Got', number: true },
        { label: 'Budget', number: true },
        { label: 'Kept' },
      ],
      rows: rows.map(([what, got, budget]) => [what, got, budget, got <= budget ? 'yes' : 'no']),
    })}
    !${mailsPerDay(mails, axis)}</section>`;
}
