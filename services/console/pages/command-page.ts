import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { COMMAND_TEXTS, type CommandName } from '../commands.ts';
import { formTokenField } from './layout.ts';
import { day, plural } from './words.ts';

/** @returns the page that says what a command will do, to how many, and asks once. */
export function commandBody(options: {
  cycle: CycleProgress;
  name: CommandName;
  request: FastifyRequest;
  problem?: string | undefined;
  values?: { days: string; to: string; phase: string };
}): string {
  const { cycle, name, request, problem, values = { days: '3', to: '', phase: '' } } = options;
  const { label, effect, keeps } = COMMAND_TEXTS[name];
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>${label}?</h1>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    <p class="lead">${effect}</p>
    <p>${keeps} ${concerns(cycle, name)}</p>
    <form method="post" action="/cycles/${cycle.id}/${name}">!${formTokenField(request)}
      <input type="hidden" name="version" value="${cycle.version}">
      !${name === 'extend' ? extendFields(cycle, values) : ''}
      <div class="buttons"><button>${label}</button> <a class="button quiet" href="/cycles/${cycle.id}">Leave it as it is</a></div>
    </form>`;
}

/** Whom it touches, in numbers that are true now. */
function concerns(cycle: CycleProgress, name: CommandName): string {
  const open = cycle.tasksByKind.reduce((sum, kind) => sum + kind.open, 0);
  switch (name) {
    case 'remind':
    case 'advance':
    case 'cancel':
      return `${plural(open, 'task is', 'tasks are')} open at the moment.`;
    case 'extend': {
      const next = cycle.nextDeadline;
      return next ? `The next deadline is ${day(next, cycle.timeZone)}.` : '';
    }
    default:
      return `${plural(cycle.participants, 'person takes', 'people take')} part.`;
  }
}

function extendFields(cycle: CycleProgress, values: { days: string; to: string; phase: string }): string {
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
