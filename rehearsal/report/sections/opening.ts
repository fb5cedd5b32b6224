import { html } from 'ghtml';
import { localDate } from '#domain/calendar.ts';
import { periodName } from '#mails/texts/en/words.ts';
import type { ReportData } from '../data.ts';
import { figure, longDay, percent, plural } from '../dates.ts';
import { worthALook } from './worth-a-look.ts';

/** @returns safe HTML: the state in a sentence, what went wrong if anything, what to look at before launching. */
export function opening(data: ReportData): string {
  const { cycle, summary, mails, faults, seed } = data;
  const hints = worthALook(data);
  return html`<p class="eyebrow">Rehearsal · ${cycle.name} · seed ${seed}</p>
    <h1>${periodName(cycle.period)}, rehearsed</h1>
    <p class="lead">${outcome(data)}</p>
    <p>${plural(summary.people, 'person', 'people')} in ${plural(summary.cohorts, 'cohort')} would get
      ${plural(mails.total, 'mail')} between ${longDay(mails.days[0]?.date ?? cycle.startsOn)} and
      ${longDay(mails.days.at(-1)?.date ?? cycle.endsOn)}, never more than ${timesADay(mails.most.inADay)}.</p>
    !${faultNote(faults)}
    <section aria-labelledby="look"><h2 id="look">Before you launch</h2>
    !${hints.length === 0 ? '<p>Nothing stands out: no deadline on a day off, nobody with too much on one day, everyone can be reached.</p>' : html`<ul>!${hints.map((hint) => html`<li>${hint}</li>`).join('')}</ul>`}
    </section>
    !${keyFigures(data)}`;
}

function outcome({ cycle, summary }: ReportData): string {
  if (summary.finalPhase !== 'closed')
    return `The cycle did not come to its end: it stopped in “${summary.finalPhase}”.`;
  const day = cycle.closedAt ? ` on ${longDay(localDate(cycle.closedAt, cycle.timeZone))}` : '';
  return `The cycle runs through every phase and closes by itself${day}.`;
}

function timesADay(most: number): string {
  return most <= 1 ? 'one a day for anyone' : `${most} a day for anyone`;
}

function faultNote(faults: readonly string[]): string {
  if (faults.length === 0) return '';
  return html`<div class="note alert"><h2>What went wrong</h2>
    <p>None of this may happen. Please keep this report and the seed: with them it can be played again.</p>
    <ul>!${faults.map((fault) => html`<li>${fault}</li>`).join('')}</ul></div>`;
}

function keyFigures({ summary, tasks, mails, okrs }: ReportData): string {
  const asked = tasks.reduce((sum, each) => sum + each.asked - each.withdrawn, 0);
  const done = tasks.reduce((sum, each) => sum + each.done, 0);
  const perPerson = mails.total / Math.max(1, mails.readers);
  const facts: Array<readonly [string, string]> = [
    ['Tasks done', `${percent(done / Math.max(1, asked))}`],
    ['Mails a person', `${perPerson.toFixed(1)} in the whole quarter`],
    [
      'Objectives',
      `${figure(okrs.objectives)} in force, ${figure(okrs.objectives - okrs.objectivesNotAgreed)} of them agreed`,
    ],
    ['Mean score', summary.meanScore === null ? 'none' : summary.meanScore.toFixed(2)],
  ];
  return html`<dl class="figures">!${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`).join('')}</dl>`;
}
