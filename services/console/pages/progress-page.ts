import { html } from 'ghtml';
import { formatDate } from '#domain/format.ts';
import type { DependencyState } from '#domain/kinds.ts';
import type { CycleProgress, LatePerson, TaskCounts } from '#storage/repositories/progress.ts';
import { phaseTimeline } from '../../shared/ui/phase-timeline.ts';
import { COMMAND_TEXTS, type CommandName } from '../commands.ts';
import { dataTable, text } from './data-table.ts';
import { goalExceptionsSection } from './goal-exceptions.ts';
import {
  day,
  nextDeadlineSentence,
  phaseList,
  plural,
  STATE_WORDS,
  stateSentence,
  TASK_NAMES,
} from './words.ts';

const COUNTS = [
  { label: 'Open', number: true },
  { label: 'Late', number: true },
];
const LATE_AT_ONCE = 8;

/** Which commands make sense in which state, the likeliest first. */
const OFFERED: Record<CycleProgress['state'], CommandName[]> = {
  running: ['remind', 'extend', 'advance', 'pause', 'cancel'],
  paused: ['resume', 'extend', 'cancel'],
  closed: [],
  cancelled: [],
};

/** @returns a cycle's page: the state in a sentence, what can be done, then detail. */
export function progressBody(options: { cycle: CycleProgress; said: string; now: Date }): string {
  const { cycle, said, now } = options;
  return html`!${said}
    <p class="eyebrow">${cycle.kind === 'pilot' ? 'Pilot' : 'Company-wide cycle'} · ${cycle.period} · ${STATE_WORDS[cycle.state]}</p>
    <h1>${cycle.name}</h1>
    <p class="lead">${stateSentence(cycle)} ${nextDeadlineSentence(cycle)}</p>
    !${commandLinks(cycle)}
    !${phaseTimeline(cycle.phases.map(phaseOnTimeline), { locale: 'en-GB' })}
    !${lateSection(cycle.late, cycle)}
    <h2>Tasks</h2>
    !${cycle.tasksByKind.length === 0 ? html`<p>None yet. The first ones open with the first phase.</p>` : kindTable(cycle)}
    <h2>Departments</h2>
    !${departmentTable(cycle)}
    !${dependencySection(cycle)}
    !${goalExceptionsSection(cycle.goals)}
    !${concernFacts(cycle)}
    <h2>Mails</h2>
    !${mailFacts(cycle)}
    !${replyFacts(cycle)}
    <p class="soft">As of ${day(now, cycle.timeZone)}, ${now.toLocaleTimeString('en-GB', { timeZone: cycle.timeZone, hour: '2-digit', minute: '2-digit' })}
      (${cycle.timeZone}). <a href="/cycles/${cycle.id}">Look again</a> · <a href="/cycles/${cycle.id}/key-results">How the key results stand</a> · <a href="/cycles/${cycle.id}/scores">Scores</a> · <a href="/cycles/${cycle.id}/learned">You asked, we changed</a> ·
      <a href="/cycles/${cycle.id}/audit">What happened so far</a></p>`;
}

function commandLinks(cycle: CycleProgress): string {
  const offered = OFFERED[cycle.state];
  if (offered.length === 0) return '';
  return html`<nav class="buttons commands" aria-label="Commands">!${offered
    .map(
      (name) =>
        html`<a class="button quiet" href="/cycles/${cycle.id}/${name}">${COMMAND_TEXTS[name].label}</a>`,
    )
    .join('')}</nav>`;
}

function phaseOnTimeline({
  phase,
  open,
  closed,
  cancelled,
  planned,
  opensOn,
  closesOn,
}: CycleProgress['phases'][number]) {
  const state = open > 0 ? 'open' : planned > 0 ? 'planned' : closed > 0 ? 'closed' : 'cancelled';
  // Departments may be at different points: between the first that is done and the last, the phase is "now".
  const mixed = state === 'planned' && closed + cancelled > 0 ? 'open' : state;
  return { phase, state: mixed, opensOn, closesOn } as const;
}

function lateSection(late: readonly LatePerson[], cycle: CycleProgress): string {
  if (cycle.state !== 'running' && cycle.state !== 'paused') return '';
  const total = cycle.tasksByKind.reduce((sum, kind) => sum + kind.late, 0);
  if (total === 0) return html`<h2>Late</h2><p>Nobody is late.</p>`;
  const rest = late.slice(LATE_AT_ONCE);
  return html`<h2>Late: ${plural(total, 'task')}</h2>
    !${lateTable(late.slice(0, LATE_AT_ONCE), cycle)}
    !${rest.length > 0 ? html`<details><summary>${rest.length} more</summary>!${lateTable(rest, cycle)}</details>` : ''}
    !${total > late.length ? html`<p class="soft">And ${total - late.length} beyond these.</p>` : ''}`;
}

function lateTable(late: readonly LatePerson[], cycle: CycleProgress): string {
  return dataTable({
    label: 'Late tasks, the longest overdue first',
    columns: [{ label: 'Who' }, { label: 'Department' }, { label: 'What' }, { label: 'Was due' }],
    rows: late.map((each) =>
      [each.name, each.department, TASK_NAMES[each.kind], day(each.dueAt, cycle.timeZone)].map(text),
    ),
  });
}

function kindTable(cycle: CycleProgress): string {
  return dataTable({
    label: 'Tasks by kind',
    columns: [{ label: 'Task' }, { label: 'Done' }, ...COUNTS, { label: 'Not done in time', number: true }],
    rows: cycle.tasksByKind.map((kind) => {
      const name = TASK_NAMES[kind.kind];
      return [text(name), doneBar(kind, name), text(kind.open), text(kind.late), text(kind.missed)];
    }),
  });
}

function departmentTable(cycle: CycleProgress): string {
  return dataTable({
    label: 'Departments',
    columns: [
      { label: 'Department' },
      { label: 'Done' },
      ...COUNTS,
      { label: 'Where it is' },
      { label: 'Next deadline' },
    ],
    rows: cycle.departments.map((each) => [
      html`${each.path}<br><span class="soft">${plural(each.people, 'person', 'people')}</span>`,
      doneBar(each.tasks, each.path),
      text(each.tasks.open),
      text(each.tasks.late),
      text(phaseList(each.openPhases) || 'Nothing open'),
      text(each.nextDeadline ? day(each.nextDeadline, cycle.timeZone) : '–'),
    ]),
  });
}

const NEED_WORDS: Readonly<Record<DependencyState, string>> = {
  draft: 'not asked yet',
  asked: 'no answer yet',
  accepted: 'promised',
  countered: 'another proposal',
  declined: 'declined',
};

/** What departments need of each other, as far as nobody has promised it. */
function dependencySection({ dependencies }: CycleProgress): string {
  const { accepted, countered, declined, unanswered, atRisk } = dependencies;
  const asked = accepted + countered + declined + unanswered;
  if (asked === 0) return '';
  return html`<h2>Requests between departments</h2>
    <p>${plural(asked, 'request')}: ${accepted} promised, ${countered} answered with another proposal, ${declined} declined, ${unanswered} without an answer.</p>
    !${
      atRisk.length === 0
        ? ''
        : dataTable({
            label: 'Requests that put a key result at risk, the first needed first',
            columns: [
              { label: 'Who asks' },
              { label: 'Of whom' },
              { label: 'For what' },
              { label: 'By' },
              { label: 'Answer' },
            ],
            rows: atRisk.map(({ asker, department, wanted, neededBy, state }) =>
              [asker, department, wanted, formatDate(neededBy, 'en-GB'), NEED_WORDS[state]].map(text),
            ),
          })
    }`;
}

/** A bar that also says its number; tasks that were called off count for nothing. */
function doneBar({ open, done, missed }: TaskCounts, of: string): string {
  const all = open + done + missed;
  if (all === 0) return html`<span class="soft">none yet</span>`;
  return html`<span class="done"><progress value="${done}" max="${all}" aria-label="${of}: ${done} of ${all} done"></progress>
    <span>${done} of ${all}</span></span>`;
}

function mailFacts(cycle: CycleProgress): string {
  const { sent, pending, failed, unknown, suppressed } = cycle.mails;
  const trouble = failed + unknown;
  return html`<p>${plural(sent, 'mail')} sent, ${pending} waiting${trouble === 0 ? ', none failed' : ''}${
    suppressed > 0
      ? `, ${suppressed} held back because the person has no address that takes mail, or is away`
      : ''
  }.</p>
    !${trouble > 0 ? html`<div class="note alert"><p><strong>${plural(trouble, 'mail')} did not get through:</strong> ${failed} refused by the mail server, ${unknown} with an unknown end. Check the addresses and the mail server; refused mails are not tried again by themselves.</p></div>` : ''}`;
}

/** What came in: replies, and word that an address takes no mail. */
function replyFacts({ replies, undelivered }: CycleProgress): string {
  const { recorded, unclear, foreignSender } = replies;
  const names = undelivered.slice(0, LATE_AT_ONCE).map(({ name }) => name);
  const more = undelivered.length - names.length;
  return html`!${recorded + unclear > 0 ? html`<p>${plural(recorded, 'check-in')} came as a reply by mail${unclear > 0 ? `, ${plural(unclear, 'further reply was', 'further replies were')} unclear and answered` : ''}.</p>` : ''}
    !${foreignSender > 0 ? html`<p>${plural(foreignSender, 'reply', 'replies')} came from another address than the one the mail had gone to, and ${foreignSender === 1 ? 'was' : 'were'} neither counted nor answered.</p>` : ''}
    !${undelivered.length > 0 ? html`<div class="note alert"><p><strong>${plural(undelivered.length, 'person gets', 'people get')} no mail, since it came back:</strong> ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. <a href="/addresses">Look at the addresses</a></p></div>` : ''}`;
}

/** Numbers alone: what concerns are about is between those whom they concern. */
function concernFacts({ concerns: { raised, open, overdue, answered, inTime } }: CycleProgress): string {
  if (raised === 0) return '';
  return html`<h2>Concerns</h2>
    <p>${plural(raised, 'concern')} raised: ${answered} answered, ${inTime} of them in the promised time, ${open} waiting for an answer.</p>
    !${overdue > 0 ? html`<div class="note alert"><p><strong>${plural(overdue, 'promised answer is', 'promised answers are')} overdue.</strong> HR ops has been told by mail whose; a word with them usually helps.</p></div>` : ''}`;
}
