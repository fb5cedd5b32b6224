import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const reminder: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? `bis ${words.moment(facts.task.dueAt)}` : '';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  return {
    ...acting,
    subject: `Noch offen ${due}: ${TASK_NAMES[kind]}`.replace(' :', ':'),
    heading: `Noch offen: ${TASK_NAMES[kind]}`,
    paragraphs: [
      `Für ${facts.cycle.period} ist noch etwas offen: ${TASK_NAMES[kind]}. Es dauert etwa ${about}. Falls Sie schon fertig sind, ist nichts weiter zu tun.`,
    ],
  };
};
