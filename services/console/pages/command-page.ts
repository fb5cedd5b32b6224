import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { AdvancePreview, ReminderPreview } from '#storage/commands.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { COMMAND_TEXTS, type CommandName, FOR_GOOD } from '../commands.ts';
import { outstandingTable, unnamedList } from './late-section.ts';
import { formTokenField } from './layout.ts';
import { day, plural } from './words.ts';

/** What the form of a command holds. */
export interface CommandValues {
  days: string;
  to: string;
  phase: string;
  department: string;
  late: string;
}

/** What the command would do now, as far as it is more than its text says. */
export interface CommandPreview {
  advance?: AdvancePreview | undefined;
  remind?: ReminderPreview | undefined;
}

/** @returns the page that says what a command will do, to whom or how many, and asks once; twice what is for good. */
export function commandBody(options: {
  cycle: CycleProgress;
  name: CommandName;
  request: FastifyRequest;
  preview: CommandPreview;
  problem?: string | undefined;
  values: CommandValues;
}): string {
  const { cycle, name, request, problem, preview, values } = options;
  const { label, effect, keeps } = COMMAND_TEXTS[name];
  const nothing = name === 'remind' && preview.remind?.total === preview.remind?.remindedToday;
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>${label}?</h1>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    <p class="lead">${effect}</p>
    <p>${keeps} ${concerns(cycle, name)}</p>
    !${preview.advance ? advanceWords(preview.advance) : ''}
    !${preview.remind ? reminderWords(preview.remind, values, cycle.timeZone) : ''}
    <form method="post" action="/cycles/${cycle.id}/${name}">!${formTokenField(request)}
      <input type="hidden" name="version" value="${cycle.version}">
      <input type="hidden" name="department" value="${values.department}"><input type="hidden" name="late" value="${values.late}">
      !${name === 'extend' ? extendFields(cycle, values) : ''}
      !${FOR_GOOD.includes(name) ? sureField(name, cycle) : ''}
      <div class="buttons">!${nothing ? '' : html`<button>${label}</button>`} <a class="button quiet" href="/cycles/${cycle.id}">Leave it as it is</a></div>
    </form>`;
}

/** Whom it touches, in numbers that are true now. */
function concerns(cycle: CycleProgress, name: CommandName): string {
  const open = cycle.tasksByKind.reduce((sum, kind) => sum + kind.open, 0);
  switch (name) {
    case 'cancel':
      return `${plural(open, 'task is', 'tasks are')} open at the moment.`;
    case 'remind':
    case 'advance':
      return '';
    case 'extend': {
      const next = cycle.nextDeadline;
      return next ? `The next deadline is ${day(next, cycle.timeZone)}.` : '';
    }
    default:
      return `${plural(cycle.participants, 'person takes', 'people take')} part.`;
  }
}

function advanceWords({ closes, opens, missed }: AdvancePreview): string {
  const then = opens ? `${PHASE_NAMES[opens]} opens.` : 'Nothing opens after it.';
  return html`<ul>!${closes ? html`<li>${PHASE_NAMES[closes]} closes, and ${plural(missed, 'open task ends', 'open tasks end')} without an answer.</li>` : ''}<li>${then}</li></ul>`;
}

function reminderWords(
  preview: ReminderPreview,
  { department, late }: CommandValues,
  timeZone: string,
): string {
  const { total, people, named, unnamed, remindedToday, withoutReminders, withoutMail } = preview;
  const whose = `${late ? 'late ' : ''}${total === 1 ? 'task' : 'tasks'}${department ? ` in ${department}` : ''}`;
  const notReached = [
    remindedToday > 0 ? `${remindedToday} of them were brought to mind today already and are left out.` : '',
    withoutReminders > 0
      ? `${plural(withoutReminders, 'person has', 'people have')} switched reminders off.`
      : '',
    withoutMail > 0 ? `${plural(withoutMail, 'person has', 'people have')} no address that takes mail.` : '',
  ].filter(Boolean);
  const counted = unnamed.reduce((sum, each) => sum + each.tasks, 0);
  return html`<p><strong>${total.toLocaleString('en')} ${whose} of ${plural(people, 'person', 'people')}.</strong> It leaves with each person’s next mail. ${notReached.join(' ')}</p>
    !${
      named.length === 0
        ? ''
        : html`<details><summary>Who it is for</summary>!${outstandingTable('Whom the reminder is for, the longest due first', named, { timeZone })}
      !${total > named.length + counted ? html`<p class="soft">And ${total - named.length - counted} tasks beyond these.</p>` : ''}</details>`
    }
    !${unnamedList(unnamed, timeZone)}`;
}

function sureField(name: CommandName, { name: cycleName }: CycleProgress): string {
  const yes = name === 'cancel' ? `Yes, ${cycleName} ends for good` : 'Yes, go on with what is there';
  return html`<div class="field"><label class="choice"><input type="checkbox" id="sure" name="sure" value="yes"><span><strong>${yes}</strong></span></label></div>`;
}

function extendFields(cycle: CycleProgress, values: CommandValues): string {
  const phases = cycle.phases.filter((phase) => phase.open + phase.planned > 0);
  return html`<div class="field"><label for="phase">Phase</label>
      <select id="phase" name="phase"><option value="">The one that is under way</option>!${phases
        .map(
          ({ phase, closesAt }) =>
            html`<option value="${phase}" !${values.phase === phase ? 'selected' : ''}>${PHASE_NAMES[phase]}, until ${day(closesAt, cycle.timeZone)}</option>`,
        )
        .join('')}</select></div>
    <div class="row"><div class="field"><label for="days">By working days</label>
      <input type="number" id="days" name="days" min="1" max="60" value="${values.days}"></div>
    <div class="field"><label for="to">or to a day</label><input type="date" id="to" name="to" value="${values.to}"></div></div>`;
}
