import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

/** A manager is asked for help with what is open in the team; all of it in one section. */
export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
  if (facts.task?.kind === 'pilot-decision' && rest.length === 0) return decisionOverdue(facts, words);
  const count = all.length === 1 ? 'one task' : `${all.length} tasks`;
  return {
    subject: `Your team could use a hand: ${count} for ${facts.cycle.period}`,
    heading: 'Your team could use a hand',
    paragraphs: [
      `${count === 'one task' ? 'One task' : count} for the goals of ${facts.cycle.period} will not be ready in time unless something moves. A short word usually helps more than a reminder; perhaps something is in the way.`,
    ],
    items: all.flatMap(({ task }) =>
      task ? [`${task.personName}: ${TASK_NAMES[task.kind]}, until ${words.moment(task.dueAt)}`] : [],
    ),
  };
};

/** HR ops hear whose decision about a pilot is late. */
function decisionOverdue(facts: NoticeFacts, words: SectionWords): MailSection {
  const { task } = facts;
  return {
    subject: `An overdue decision about “${facts.cycle.name}”`,
    heading: 'A decision is overdue',
    paragraphs: task
      ? [
          `${task.personName} was to decide by ${words.moment(task.dueAt)} how the pilot “${facts.cycle.name}” goes on, and has not. A word with them usually helps; under “Who is outstanding” you can also ask somebody else.`,
        ]
      : [],
  };
}
