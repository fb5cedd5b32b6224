import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

/** A nudge before the deadline, without reproach. */
export const reminder: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? words.moment(facts.task.dueAt) : '';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  return {
    ...acting,
    subject: `Still open until ${due}: ${TASK_NAMES[kind]}`,
    heading: `Still open: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `For ${facts.cycle.period}, ${TASK_NAMES[kind]} still waits for you; it takes about ${about}. If you are done already, nothing is left to do.`,
    ],
  };
};
