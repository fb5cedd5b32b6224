import type { WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  const count = all.length === 1 ? 'eine Aufgabe' : `${all.length} Aufgaben`;
  const will = all.length === 1 ? 'Eine Aufgabe wird' : `${all.length} Aufgaben werden`;
  return {
    subject: `Ihr Team kann Hilfe brauchen: ${count} für ${facts.cycle.period}`,
    heading: 'Ihr Team kann Hilfe brauchen',
    paragraphs: [
      `${will} für ${facts.cycle.period} nicht rechtzeitig fertig, wenn sich nichts bewegt. Ein kurzes Gespräch hilft meist mehr als eine Erinnerung; vielleicht ist etwas im Weg.`,
    ],
    items: all.flatMap(({ task }) =>
      task ? [`${task.personName}: ${TASK_NAMES[task.kind]}, bis ${words.moment(task.dueAt)}`] : [],
    ),
  };
};
