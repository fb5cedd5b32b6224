import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const deadlineMoved: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  const due = facts.task ? `jusqu’au ${words.moment(facts.task.dueAt)}` : 'un peu plus longtemps';
  return {
    ...acting,
    subject: `Plus de temps, ${due} : ${TASK_NAMES[kind]}`,
    heading: `Plus de temps : ${TASK_NAMES[kind]}`,
    paragraphs: [
      `L’échéance a été repoussée et vous avez maintenant ${due}. Il s’agit de ceci : ${TASK_NAMES[kind]}, environ ${about}.`,
    ],
  };
};
