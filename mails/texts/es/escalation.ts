import type { WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
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
