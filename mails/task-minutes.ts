import type { TaskKind } from '#domain/kinds.ts';

/** How long each kind of task takes, so that nobody is surprised; mails say it and the rehearsal adds it up. */
export const TASK_MINUTES: Readonly<Record<TaskKind, number>> = {
  acknowledge: 2,
  draft: 15,
  review: 5,
  'check-in': 1,
  score: 3,
  reflect: 3,
  decide: 1,
  answer: 2,
  concern: 5,
  change: 2,
  feedback: 3,
  pace: 1,
  welcome: 1,
  decisions: 2,
  celebrate: 3,
  'pilot-decision': 5,
  champion: 1,
};
