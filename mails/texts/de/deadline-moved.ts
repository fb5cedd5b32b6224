import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const deadlineMoved: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  const due = facts.task ? `bis ${words.moment(facts.task.dueAt)}` : 'noch etwas länger';
  return {
    ...acting,
    subject: `Mehr Zeit, ${due}: ${TASK_NAMES[kind]}`,
    heading: `Mehr Zeit: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `Der Termin wurde verschoben, Sie haben jetzt ${due} Zeit. Es geht um Folgendes: ${TASK_NAMES[kind]}, etwa ${about}.`,
    ],
  };
};
