import type { WriteSection } from '../../model.ts';
import { TASK_MINUTES } from '../../task-minutes.ts';
import { action } from './action.ts';
import { minutes, TASK_NAMES } from './words.ts';

export const reminder: WriteSection = (facts, words, rest) => {
  const kind = facts.task?.kind ?? 'draft';
  const due = facts.task ? ` jusqu’au ${words.moment(facts.task.dueAt)}` : '';
  const acting = action(facts, words, rest);
  const about = minutes(acting.minutes ?? TASK_MINUTES[kind]);
  return {
    ...acting,
    subject: `Encore possible${due} : ${TASK_NAMES[kind]}`,
    heading: `Encore à faire : ${TASK_NAMES[kind]}`,
    paragraphs: [
      `Pour ${facts.cycle.period}, une chose vous attend encore : ${TASK_NAMES[kind]}, environ ${about}. Si c’est déjà fait, il ne reste rien à faire.`,
    ],
  };
};
