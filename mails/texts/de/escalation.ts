import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  if (facts.task?.kind === 'pilot-decision' && rest.length === 0) return decisionOverdue(facts, words);
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

/** HR ops hear whose decision about a pilot is late. */
function decisionOverdue(facts: NoticeFacts, words: SectionWords): MailSection {
  const { task } = facts;
  return {
    subject: `Überfällige Entscheidung über „${facts.cycle.name}“`,
    heading: 'Eine Entscheidung ist überfällig',
    paragraphs: task
      ? [
          `${task.personName} sollte bis ${words.moment(task.dueAt)} entscheiden, wie es mit dem Versuch „${facts.cycle.name}“ weitergeht, und hat es noch nicht getan. Ein kurzes Wort hilft meist; unter „Who is outstanding“ in der Konsole können Sie auch jemand anderen fragen.`,
        ]
      : [],
  };
}
