import type { NoticeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** The invitation to write goals, or to change them after a wish. */
export const draft: WriteSection = (facts, words) => ({ ...action(facts, words), ...text(facts) });

function text({ cycle, set, task }: NoticeFacts) {
  const department = set?.departmentName ?? 'your department';
  if ((task?.ordinal ?? 1) > 1) {
    return {
      subject: 'Your goals came back with a wish',
      heading: 'Your goals came back with a wish',
      paragraphs: [
        'Whoever agrees your goals asks for a change; please read the comment, change what you find right and submit them again, about ten minutes.',
      ],
    };
  }
  switch (set?.level) {
    case 'company':
      return {
        subject: `What matters most in ${cycle.period}?`,
        heading: `The strategy for ${cycle.period}`,
        paragraphs: [
          `Please write down what matters most in ${cycle.period} and why, about 15 minutes: all other goals begin with your page.`,
          'Three objectives are plenty. Say as well what can wait; that protects the time for the rest.',
        ],
      };
    case 'department':
      return {
        subject: `Goals of ${department} for ${cycle.period}`,
        heading: `The goals of ${department}`,
        paragraphs: [
          `Please draft what ${department} will make better in ${cycle.period}, about 15 minutes, so that your people can plan with it.`,
          'You need not be complete in one sitting: save it and come back through the same link.',
        ],
      };
    default:
      return {
        subject: `Your goals for ${cycle.period}`,
        heading: 'Your own goals',
        paragraphs: [
          `Please draft what you yourself want to move in ${cycle.period}, about ten minutes; afterwards you agree it with your lead.`,
          'You need not be complete in one sitting: save it and come back through the same link.',
        ],
      };
  }
}
