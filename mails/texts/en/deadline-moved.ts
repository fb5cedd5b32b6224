import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { minutes, TASK_MINUTES, TASK_NAMES } from './words.ts';

/** There is more time than was said. */
export const deadlineMoved: WriteSection = (facts, words) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? words.moment(facts.task.dueAt) : 'later';
  return {
    ...action(facts, words),
    subject: `More time, until ${due}: ${TASK_NAMES[kind]}`,
    heading: `More time: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `The deadline has moved to ${due}, so there is still time for ${TASK_NAMES[kind]}; it takes about ${minutes(TASK_MINUTES[kind])}.`,
    ],
  };
};
