import { dayRange } from '#domain/format.ts';
import type { Phase, TaskKind } from '#domain/kinds.ts';

/** The phases as people call them. */
export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  preparation: 'Getting ready',
  strategy: 'Strategy',
  cascade: 'Drafting',
  approval: 'Agreeing',
  'check-ins': 'Check-ins',
  scoring: 'Scoring',
  celebration: 'Celebration',
};

/** What a task asks, as the object of "still open: …". */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'the short introduction',
  draft: 'writing the goals',
  review: 'reading and agreeing goals',
  'check-in': 'the weekly check-in',
  score: 'scoring the key results',
  reflect: 'the look back',
  decide: 'a decision',
  answer: 'a request of another department',
  concern: 'a concern that was raised with you',
  change: 'a change of agreed goals',
  feedback: 'feedback for the team',
  pace: 'how to go on with the check-ins',
  welcome: 'what somebody new shall do',
  decisions: 'the decisions of the month',
  celebrate: 'a few words for the celebration',
  'pilot-decision': 'the decision about a pilot',
  champion: 'an invitation to be a champion',
};

/** What the button of a task says. */
export const TASK_BUTTONS: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Read the introduction',
  draft: 'Write the goals',
  review: 'Read the goals',
  'check-in': 'Check in',
  score: 'Look at the figures',
  reflect: 'Look back',
  decide: 'Decide',
  answer: 'Answer',
  concern: 'Read and answer',
  change: 'Look at the change',
  feedback: 'Look at the week',
  pace: 'Choose',
  welcome: 'Choose',
  decisions: 'Read the decisions',
  celebrate: 'Write a few words',
  'pilot-decision': 'Decide',
  champion: 'Say yes or no',
};

/** @returns `one minute`, `5 minutes`. */
export function minutes(count: number): string {
  return count === 1 ? 'one minute' : `${count} minutes`;
}

/**
 * @param period as a cycle names it: `2027-Q1`, `2027`, or `2027-01-04..2027-04-02`.
 * @returns the same as people say it: `Q1 2027`, `2027`, `4 January to 2 April 2027`.
 */
export function periodName(period: string, locale = 'en-GB'): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `Q${quarter[2]} ${quarter[1]}`;
  const [from, to] = period.split('..');
  return from && to ? dayRange(from, to, locale) : period;
}
