import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  if (facts.task?.kind === 'pilot-decision' && rest.length === 0) return decisionOverdue(facts, words);
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

/** HR ops hear whose decision about a pilot is late. */
function decisionOverdue(facts: NoticeFacts, words: SectionWords): MailSection {
  const { task } = facts;
  return {
    subject: `Une décision en retard sur « ${facts.cycle.name} »`,
    heading: 'Une décision est en retard',
    paragraphs: task
      ? [
          `${task.personName} devait décider de la suite de l’essai « ${facts.cycle.name} » avant ${words.moment(task.dueAt)} et ne l’a pas encore fait. Un mot suffit le plus souvent ; sous « Who is outstanding », dans la console, vous pouvez aussi demander à quelqu’un d’autre.`,
        ]
      : [],
  };
}
