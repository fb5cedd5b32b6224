import { html } from 'ghtml';
import type { DependencyState } from '#domain/kinds.ts';
import { dataTable } from '../charts/figure.ts';
import type { ReportData } from '../data.ts';
import { figure, plural, shortDay } from '../dates.ts';

/** @returns safe HTML: how the drafts fared in review, and what became of those who left. */
export function goalSection({ okrs, leavers, dependencies }: ReportData): string {
  return html`<section aria-labelledby="goals"><h2 id="goals">Goals</h2>
    <p>${plural(okrs.sets, 'set')} of goals were asked for: ${figure(okrs.agreed)} agreed, ${figure(okrs.notAgreed)} in force but not yet agreed,
      ${figure(okrs.lapsed)} never submitted. ${plural(okrs.objectivesNotAgreed, 'objective is', 'objectives are')} in force without an agreement.</p>
    !${
      okrs.rounds.length === 0
        ? ''
        : dataTable({
            label: 'Rounds of review',
            columns: [{ label: 'Rounds of review' }, { label: 'Sets of goals', number: true }],
            rows: okrs.rounds.map(({ round, sets }) => [
              round === 1 ? 'Agreed or left as first written' : `${round} rounds`,
              figure(sets),
            ]),
          })
    }
    !${
      okrs.departmentsWithout.length === 0
        ? ''
        : html`<p>Without goals of their own, since no draft came in time: ${okrs.departmentsWithout.join(' · ')}. In a running cycle their
      managers are asked for help the day before.</p>`
    }
    <p>${plural(okrs.sentBack, 'draft')} came back with a wish. ${plural(okrs.agreedTogether, 'set was', 'sets were')} agreed together with others, by one press.</p>
    <p>Reviewers proposed other wording or numbers ${plural(okrs.proposals, 'time')}; ${figure(okrs.proposalsTaken)} of it was taken. About
      ${plural(okrs.conversations, 'set')} somebody wanted to talk; ${figure(okrs.agreedInConversation)} of these ended with “we talked and agreed” from both.</p>
    !${
      okrs.proposed.made === 0
        ? ''
        : html`<p>People proposed ${plural(okrs.proposed.made, 'goal')} to their leads before these wrote theirs: ${figure(okrs.proposed.taken)} taken up,
      ${figure(okrs.proposed.declined)} declined.</p>`
    }
    !${requests(dependencies)}
    !${leaving(leavers)}</section>`;
}

/** What departments asked of each other, and what nobody promised. */
function requests({ accepted, countered, declined, unanswered, atRisk }: ReportData['dependencies']): string {
  const asked = accepted + countered + declined + unanswered;
  if (asked === 0) return '';
  return html`<h3>Requests between departments</h3>
    !${dataTable({
      label: 'Requests between departments by answer',
      columns: [
        { label: 'Asked', number: true },
        { label: 'Accepted', number: true },
        { label: 'Another proposal', number: true },
        { label: 'Declined', number: true },
        { label: 'Unanswered', number: true },
      ],
      rows: [[asked, accepted, countered, declined, unanswered].map(figure)],
    })}
    !${
      atRisk.length === 0
        ? ''
        : html`<ul>!${atRisk
            .slice(0, REQUESTS_SHOWN)
            .map(
              ({ asker, department, wanted, state }) =>
                html`<li>${asker} asked ${department} for “${wanted}”: ${NEED_WORDS[state]}.</li>`,
            )
            .join('')}</ul>`
    }`;
}

const REQUESTS_SHOWN = 6;
const NEED_WORDS: Readonly<Record<DependencyState, string>> = {
  draft: 'not asked yet',
  asked: 'no answer',
  accepted: 'promised',
  countered: 'another proposal came back',
  declined: 'declined',
};

function leaving(leavers: ReportData['leavers']): string {
  if (leavers.length === 0) return '';
  return html`<h3>Who left</h3><ul>!${leavers
    .map(
      ({ name, department, leftOn, manager, tasksWithdrawn, handedOver }) =>
        html`<li>${name} (${department}) left on ${shortDay(leftOn)}. ${plural(tasksWithdrawn, 'open task was', 'open tasks were')} withdrawn;
          ${handedOver === 0 ? 'they owned no goals that somebody else has to take on' : `${plural(handedOver, 'set of goals or key result', 'sets of goals and key results')} went to ${manager ?? 'nobody'} the same day`}. From then on no mail reached them.</li>`,
    )
    .join('')}</ul>`;
}
