import { formatDate, formatDay } from '#domain/format.ts';
import type { Phase, TaskKind } from '#domain/kinds.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';

/** Tasks as HR ops call them, several at a time. */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Training read',
  draft: 'Drafts',
  review: 'Reviews',
  'check-in': 'Check-ins',
  score: 'Scorings',
  reflect: 'Reflections',
  decide: 'Decisions',
  answer: 'Requests between departments',
  concern: 'Concerns to answer',
  change: 'Changes of agreed goals',
  feedback: 'Feedback',
  pace: 'Questions after three quiet weeks',
  welcome: 'What somebody new shall do',
  decisions: 'Monthly page of decisions',
  celebrate: 'Words of leaders',
  'pilot-decision': 'Decisions about a pilot',
  champion: 'Invitations to be a champion',
};

export const STATE_WORDS: Readonly<Record<CycleRow['state'], string>> = {
  running: 'running',
  paused: 'paused',
  cancelled: 'cancelled',
  closed: 'closed',
};

/** @returns a day with its hour as the console writes it, in the cycle's zone. */
export function dayAndHour(at: Date, timeZone: string): string {
  return formatDay(at, { locale: 'en-GB', timeZone, hour: true });
}

export function day(at: Date, timeZone: string): string {
  return formatDay(at, { locale: 'en-GB', timeZone });
}

/** @returns a calendar day such as `2027-04-21` as the console writes it. */
export function dayOf(date: string): string {
  return formatDate(date, 'en-GB');
}

/** @returns `1 task`, `12 tasks`. */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : several}`;
}

/** @returns the phases of a list in the process's words: `Drafting and Agreeing`. */
export function phaseList(phases: readonly Phase[]): string {
  return new Intl.ListFormat('en').format(phases.map((phase) => PHASE_NAMES[phase]));
}

/** @returns the state of a cycle in one sentence, the first thing its page says. */
export function stateSentence(cycle: CycleProgress): string {
  const { timeZone } = cycle;
  switch (cycle.state) {
    case 'paused':
      return `Paused${cycle.pausedAt ? ` since ${day(cycle.pausedAt, timeZone)}` : ''}: no mails go out and no deadline counts until it is resumed.`;
    case 'cancelled':
      return 'Cancelled: nothing more happens, and what was written stays on record.';
    case 'closed':
      return `Closed${cycle.closedAt ? ` on ${day(cycle.closedAt, timeZone)}` : ''}: everything is scored and celebrated.`;
    case 'running':
      return runningSentence(cycle);
  }
}

function runningSentence(cycle: CycleProgress): string {
  const running = cycle.phases.filter((phase) => phase.open > 0);
  if (running.length === 0)
    return cycle.nextOpening
      ? `Launched; it begins on ${dayAndHour(cycle.nextOpening, cycle.timeZone)}.`
      : 'All phases are done; it is about to close.';
  const open = running.reduce((sum, phase) => sum + phase.tasks.open, 0);
  const late = running.reduce((sum, phase) => sum + phase.tasks.late, 0);
  const names = phaseList(running.map((phase) => phase.phase));
  if (open === 0) return `${names}: every task is done.`;
  return `${names}: ${plural(open, 'task')} open${late > 0 ? `, ${late.toLocaleString('en')} of them late` : ', none late'}.`;
}

/** @returns when the next thing is due, as a sentence; empty when nothing is to come. */
export function nextDeadlineSentence(cycle: CycleProgress): string {
  if (cycle.state === 'cancelled' || cycle.state === 'closed') return '';
  const next = cycle.phases
    .filter((phase) => phase.open > 0)
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0];
  if (!cycle.nextDeadline || !next) return '';
  return `Next deadline: ${dayAndHour(cycle.nextDeadline, cycle.timeZone)}.`;
}
