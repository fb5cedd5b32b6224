import { html } from 'ghtml';
import { PULSE_QUESTIONS, SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import type { PilotReport } from '#storage/pilots/report.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { dataTable, text } from '../data-table.ts';
import { dayOf, plural } from '../words.ts';
import { FIGURE_WORDS, figureText, PULSE_WORDS, targetText } from './words.ts';

/** @returns safe HTML of a pilot's report from its charter on; the same on the page and in the file for the board. */
export function reportBody(cycle: CycleRow, report: PilotReport): string {
  return [
    answerSection(report),
    participationSection(report),
    agreementSection(report),
    scoreSection(report),
    voiceSection(report),
    html`<p class="soft">${cycle.name}, ${cycle.period}. Nothing here is about one person; the pulse is shown from ${SMALLEST_GROUP} answers on.</p>`,
  ].join('');
}

/** @returns what the report says in one sentence. */
export function reportSentence({ charter, measures }: PilotReport): string {
  if (!charter)
    return 'There is no charter yet, so there is nothing to answer: the figures stand for themselves.';
  const reached = measures.filter((each) => each.reached === true).length;
  const missed = measures.filter((each) => each.reached === false).length;
  const open = measures.length - reached - missed;
  return `${reached} of ${plural(measures.length, 'success measure')} reached, ${missed} not, ${open} for people to judge or not measured yet.`;
}

function answerSection({ charter, measures }: PilotReport): string {
  if (!charter) return '';
  return html`<h2>What we wanted to know</h2><p>${charter.hypothesis}</p>
    !${dataTable({
      label: 'Success measures',
      columns: [
        { label: 'Success measure' },
        { label: 'Wanted' },
        { label: 'Measured' },
        { label: 'Reached' },
      ],
      rows: measures.map(({ text: measure, figure, target, value, reached }) => [
        html`${measure}<br><span class="soft">${FIGURE_WORDS[figure].label}</span>`,
        text(targetText(figure, target)),
        text(figure === 'own' ? 'a question for the table' : figureText(figure, value)),
        html`<span class="tag ${reached === null ? '' : reached ? 'good' : 'alert'}">${reached === null ? 'open' : reached ? 'yes' : 'not yet'}</span>`,
      ]),
    })}
    <p>${charter.sponsorName} decides on ${dayOf(charter.decisionOn)}: stop, repeat, or roll out.</p>`;
}

function participationSection({ participants, active, weeks, values }: PilotReport): string {
  const checkedIn = values['check-ins'];
  const rows = weeks.map(({ week, asked, done }) => [text(`Week ${week}`), text(asked), text(done)]);
  return html`<h2>Taking part</h2>
    <p>${active} of ${plural(participants, 'person', 'people')} did something in it. ${checkedIn === null ? 'Nobody has been asked to check in yet.' : `${figureText('check-ins', checkedIn)} of the check-ins that were asked for came.`}</p>
    !${rows.length === 0 ? '' : html`<details><summary>Check-ins by week</summary>!${dataTable({ label: 'Check-ins by week', columns: [{ label: 'Week' }, { label: 'Asked', number: true }, { label: 'Answered', number: true }], rows })}</details>`}`;
}

function agreementSection({ agreement, quality }: PilotReport): string {
  const { sets, agreed, inForce, medianDays, rounds } = agreement;
  const share = ({ sound, objectives }: PilotReport['quality']['agreed']) =>
    objectives === 0 ? 'none yet' : `${sound} of ${objectives}`;
  return html`<h2>Agreeing</h2>
    <p>${sets === 0 ? 'No goals are agreed or in force yet.' : `${plural(sets, 'set of goals', 'sets of goals')}: ${agreed} agreed, ${inForce} in force without.${medianDays === null ? '' : ` From first draft to agreement ${figureText('days-to-agree', medianDays)} at the median${rounds === null ? '' : `, in ${rounds.toLocaleString('en')} rounds on average`}.`}`}</p>
    !${dataTable({
      label: 'How well goals are written',
      columns: [{ label: 'Objectives the coach has nothing to say about' }, { label: 'Of all' }],
      rows: [
        [text('At their first submission'), text(share(quality.submitted))],
        [text('As agreed or in force'), text(share(quality.agreed))],
      ],
    })}`;
}

function scoreSection({ scores }: PilotReport): string {
  const { scored, mean, low, middle, high } = scores;
  if (scored === 0 || mean === null) return html`<h2>Scores</h2><p>Nothing is scored yet.</p>`;
  return html`<h2>Scores</h2><p>${plural(scored, 'key result')} scored, ${mean.toFixed(2)} on average: ${high} from 0.7 on, ${middle} from 0.4 on, ${low} below.
    About 0.7 over stretching goals is what the practice hopes for; near 1 they were too easy.</p>`;
}

function voiceSection({ concerns, lessons, pulse }: PilotReport): string {
  const { raised, answered, inTime, open } = concerns;
  return html`<h2>What people said</h2>
    !${
      pulse.means === null
        ? html`<p>Pulse: ${plural(pulse.answers, 'answer')}, too few to be shown without showing who gave them.</p>`
        : dataTable({
            label: 'Pulse, 1 not at all to 5 fully',
            columns: [
              { label: `Pulse of ${plural(pulse.answers, 'person', 'people')}` },
              { label: 'Mean, 1 to 5', number: true },
            ],
            rows: PULSE_QUESTIONS.map((question) => [
              text(PULSE_WORDS[question]),
              text((pulse.means?.[question] ?? 0).toFixed(1)),
            ]),
          })
    }
    <p>${raised === 0 ? 'No concerns were raised.' : `${plural(raised, 'concern')} raised: ${answered} answered, ${inTime} of them in the promised time, ${open} waiting.`}</p>
    <p>${plural(lessons.written, 'person', 'people')} wrote down what they learned.</p>
    !${lessons.told.map(({ about, text: words }) => html`<blockquote>${words}<br><span class="soft">About “${about}”</span></blockquote>`).join('')}`;
}
