import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  if (facts.task?.kind === 'pilot-decision' && rest.length === 0) return decisionOverdue(facts, words);
  const count = all.length === 1 ? 'una tarea' : `${all.length} tareas`;
  const will = all.length === 1 ? 'Una tarea no estará lista' : `${all.length} tareas no estarán listas`;
  return {
    subject: `A su equipo le vendría bien una mano: ${count} para ${facts.cycle.period}`,
    heading: 'A su equipo le vendría bien una mano',
    paragraphs: [
      `${will} a tiempo para ${facts.cycle.period} si nada se mueve. Unas palabras suelen ayudar más que un recordatorio; quizá haya algo que estorba.`,
    ],
    items: all.flatMap(({ task }) =>
      task ? [`${task.personName}: ${TASK_NAMES[task.kind]}, hasta el ${words.moment(task.dueAt)}`] : [],
    ),
  };
};

/** HR ops hear whose decision about a pilot is late. */
function decisionOverdue(facts: NoticeFacts, words: SectionWords): MailSection {
  const { task } = facts;
  return {
    subject: `Una decisión atrasada sobre «${facts.cycle.name}»`,
    heading: 'Una decisión está atrasada',
    paragraphs: task
      ? [
          `${task.personName} debía decidir antes de ${words.moment(task.dueAt)} cómo sigue la prueba «${facts.cycle.name}» y todavía no lo ha hecho. Unas palabras suelen bastar; en «Who is outstanding», en la consola, también puede preguntar a otra persona.`,
        ]
      : [],
  };
}
