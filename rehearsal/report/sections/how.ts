import { html } from 'ghtml';
import { TASK_KINDS, type TaskKind } from '#domain/kinds.ts';
import { TASK_MINUTES } from '#mails/task-minutes.ts';
import { minutes } from '#mails/texts/en/words.ts';
import type { ReportData } from '../data.ts';

const DOING: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'reading the introduction',
  draft: 'writing a draft',
  review: 'a review',
  'check-in': 'a check-in',
  score: 'scoring',
  reflect: 'looking back',
  decide: 'a decision',
  answer: 'answering a request',
  concern: 'answering a concern',
  change: 'looking at a change',
  feedback: 'feedback to a team',
  pace: 'a question after quiet weeks',
  welcome: 'what somebody new shall do',
  decisions: 'the monthly decisions',
  celebrate: 'a few words for the celebration',
  'pilot-decision': 'the decision about a pilot',
  champion: 'the invitation to be a champion',
};

/** @returns safe HTML: what in this report is certain, and what is made up. */
export function howSection({ seed, summary }: ReportData): string {
  return html`<section aria-labelledby="how"><h2 id="how">How to read this</h2>
    <p>People, managers, zones, public holidays, dates and mails are yours, played on the real engine; nothing left this machine.
      What people do is made up: most answer within hours, a fifth after a day or two, a few never; some drafts come back, one
      person leaves. So read loads, dates and mails as they are, and names beside “missed” not as a forecast. Another seed plays
      another quarter; seed ${seed} plays this one again.</p>
    <p>Minutes are the same that mails promise: !${TASK_KINDS.map((kind) => html`${DOING[kind]} ${minutes(TASK_MINUTES[kind])}`).join(', ')}.</p>
    <p class="soft">Played in ${summary.wallSeconds.toFixed(0)} seconds. The figures are in summary.json, every mail in mails.ndjson.</p></section>`;
}
