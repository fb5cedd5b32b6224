import type { WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  const count = all.length === 1 ? 'une tâche' : `${all.length} tâches`;
  const will = all.length === 1 ? 'Une tâche ne sera pas prête' : `${all.length} tâches ne seront pas prêtes`;
  return {
    subject: `Un coup de main pour votre équipe : ${count} pour ${facts.cycle.period}`,
    heading: 'Un coup de main pour votre équipe',
    paragraphs: [
      `${will} à temps pour ${facts.cycle.period} si rien ne bouge. Un mot échangé aide souvent plus qu’un rappel ; peut-être que quelque chose bloque.`,
    ],
    items: all.flatMap(({ task }) =>
      task ? [`${task.personName} : ${TASK_NAMES[task.kind]}, jusqu’au ${words.moment(task.dueAt)}`] : [],
    ),
  };
};
