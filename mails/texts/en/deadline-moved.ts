import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

/** There is more time than was said. */
export const deadlineMoved: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? words.moment(facts.task.dueAt) : 'later';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  return {
    ...acting,
    subject: `More time, until ${due}: ${TASK_NAMES[kind]}`,
    heading: `More time: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `The deadline has moved to ${due}, so there is still time for ${TASK_NAMES[kind]}; it takes about ${about}.`,
    ],
  };
};
