import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { minutes, TASK_MINUTES, TASK_NAMES } from './words.ts';

/** A nudge before the deadline, without reproach. */
export const reminder: WriteSection = (facts, words) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? words.moment(facts.task.dueAt) : '';
  return {
    ...action(facts, words),
    subject: `Still open until ${due}: ${TASK_NAMES[kind]}`,
    heading: `Still open: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `For ${facts.cycle.period}, ${TASK_NAMES[kind]} still waits for you; it takes about ${minutes(TASK_MINUTES[kind])}. If you are done already, nothing is left to do.`,
    ],
  };
};
