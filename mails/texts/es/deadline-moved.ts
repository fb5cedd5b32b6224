import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const deadlineMoved: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  const due = facts.task ? `hasta el ${words.moment(facts.task.dueAt)}` : 'un poco más';
  return {
    ...acting,
    subject: `Más tiempo, ${due}: ${TASK_NAMES[kind]}`,
    heading: `Más tiempo: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `El plazo se ha ampliado y ahora hay tiempo ${due}. Se trata de lo siguiente: ${TASK_NAMES[kind]}, cerca de ${about}.`,
    ],
  };
};
