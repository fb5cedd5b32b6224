import { html } from 'ghtml';
import type { Change } from '#domain/kinds.ts';
import { dataTable } from '../charts/figure.ts';
import type { ReportData } from '../data.ts';
import { figure, plural } from '../dates.ts';

const CHANGE_NAMES: Readonly<Record<Change, string>> = {
  target: 'Another target',
  wording: 'Other words',
  drop: 'Dropped',
  add: 'Added',
  'hand-over': 'Handed over',
};

/** @returns safe HTML: what became of agreed goals on the way, and what people said to each other. */
export function quarterSection({ quarter }: ReportData): string {
  const { kept, changed, dropped, changes, feedback, thanks, asked, answered } = quarter;
  return html`<section aria-labelledby="quarter"><h2 id="quarter">On the way</h2>
    <p>In the middle of the quarter ${plural(kept + changed + dropped, 'key result was', 'key results were')} looked at: ${figure(kept)} kept,
      ${figure(changed)} to be changed, ${figure(dropped)} to be dropped.</p>
    !${
      changes.length === 0
        ? html`<p>Nobody asked to change an agreed goal.</p>`
        : dataTable({
            label: 'Changes of agreed goals that were asked for',
            columns: [
              { label: 'Change' },
              { label: 'Asked', number: true },
              { label: 'Agreed', number: true },
              { label: 'Declined', number: true },
              { label: 'Unanswered', number: true },
            ],
            rows: changes.map(({ change, ...counts }) => [
              CHANGE_NAMES[change],
              ...[counts.asked, counts.approved, counts.declined, counts.lapsed].map(figure),
            ]),
          })
    }
    <p>${plural(feedback, 'sentence')} of feedback and ${figure(thanks)} of thanks were given on pages of teams and colleagues;
      ${plural(asked, 'person', 'people')} asked somebody for feedback, and ${figure(answered)} got it.</p>
    <p>After three quiet weeks ${plural(quarter.quiet, 'question')} went out about what would fit better: ${figure(quarter.quietAnswered)} answered
      by the person, ${figure(quarter.quietManagers)} passed to whoever they report to. Whoever answers for the cycle and its executives got
      ${plural(quarter.decisionPages, 'page')} of decisions.</p></section>`;
}
