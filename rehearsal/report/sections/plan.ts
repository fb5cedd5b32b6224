import { html } from 'ghtml';
import { PHASE_NAMES } from '#mails/texts/en/words.ts';
import type { CalendarAxis } from '../charts/calendar.ts';
import { phaseChart } from '../charts/phases.ts';
import type { ReportData } from '../data.ts';
import { figure, plural, shortDay } from '../dates.ts';

/** @returns safe HTML: the phases with their deadlines, against everyone's days off. */
export function planSection({ plan }: ReportData, axis: CalendarAxis): string {
  const extended = plan.phases.reduce((sum, phase) => sum + phase.extended, 0);
  return html`<section aria-labelledby="plan"><h2 id="plan">Deadlines and days off</h2>
    !${daysOff(plan)}
    !${extended === 0 ? '' : html`<p>Where something was still open at the deadline, it moved once by itself: for ${plural(extended, 'cohort')}.</p>`}
    !${phaseChart(plan, axis)}</section>`;
}

function daysOff({ deadlines, onDaysOff }: ReportData['plan']): string {
  if (onDaysOff.length === 0)
    return html`<p>None of the ${figure(deadlines)} deadlines falls on a weekend or a public holiday of those who have to keep it.</p>`;
  return html`<p>${onDaysOff.length} of ${figure(deadlines)} deadlines fall on a day off:</p>
    <ul>!${onDaysOff.map(({ phase, date, country, why }) => html`<li>${PHASE_NAMES[phase]}, ${shortDay(date)} (${country}, ${why})</li>`).join('')}</ul>`;
}
