import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const reminder: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? ` hasta el ${words.moment(facts.task.dueAt)}` : '';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  return {
    ...acting,
    subject: `Pendiente${due}: ${TASK_NAMES[kind]}`,
    heading: `Pendiente: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `Para ${facts.cycle.period} queda algo pendiente: ${TASK_NAMES[kind]}. Lleva cerca de ${about}. Si ya está hecho, no queda nada por hacer.`,
    ],
  };
};
