import type { WriteSection } from '../../model.ts';
import { TASK_NAMES } from './words.ts';

/** A manager is asked for help with what is open in the team; all of it in one section. */
export const escalation: WriteSection = (facts, words, rest) => {
  const all = [facts, ...rest];
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
