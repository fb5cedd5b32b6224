import { html } from 'ghtml';
import type { PilotChoice } from '#domain/kinds.ts';
import type { ReportData } from '../data.ts';
import { figure, plural } from '../dates.ts';

const CHOSEN: Readonly<Record<PilotChoice, string>> = {
  stop: 'stop here',
  repeat: 'repeat the pilot',
  'roll-out': 'roll it out',
};

/** @returns safe HTML: how the quarter was scored, looked back on and celebrated. */
export function endingSection({ ending }: ReportData): string {
  const { celebration, outcome } = ending;
  const decided = ending.carriedOver + ending.rewritten + ending.dropped;
  return html`<section aria-labelledby="ending"><h2 id="ending">The end: scores, looking back, celebration</h2>
    <p>${plural(ending.scored, 'key result')} got a score; on ${figure(ending.overridden)} its owner put a score of their own in the formula’s
      place. For ${figure(ending.pendingFirst)} the final figure was still to come; ${figure(ending.pendingStill)} stayed without one after being asked once more.</p>
    <p>About ${plural(decided, 'objective')} owners said what goes on: ${figure(ending.carriedOver)} carried over, ${figure(ending.rewritten)} to be
      rewritten, ${figure(ending.dropped)} dropped.</p>
    <p>${plural(ending.reflections, 'person', 'people')} looked back. ${plural(ending.gathered, 'department’s lead reads', 'departments’ leads read')} what
      their people said together; in ${plural(ending.tooFew, 'department')} fewer than five answered, so only their number is shown.</p>
    <p>${figure(ending.leaderWords)} of ${plural(ending.leadersAsked, 'leader')} wrote a few words; the other celebrations came without.
      ${plural(celebration.successes.length, 'goal')} came true, ${plural(celebration.kudos.length, 'thank-you', 'thank-yous')} and
      ${plural(celebration.told.length, 'lesson')} from a miss are told with their owners’ consent.</p>
    !${celebration.stretch ? html`<p>The boldest that came true: “${celebration.stretch.title}” (${celebration.stretch.department ?? 'everyone'}).</p>` : ''}
    !${outcome ? html`<p>On the day of the decision ${outcome.by} chose to ${CHOSEN[outcome.choice]}; ${plural(outcome.waves.length, 'cycle')} to follow ${outcome.waves.length === 1 ? 'is' : 'are'} prepared${outcome.invited.asked > 0 ? `, and ${outcome.invited.yes} of ${plural(outcome.invited.asked, 'person', 'people')} said yes to being a champion` : ''}.</p>` : ''}</section>`;
}
