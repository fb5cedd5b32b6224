import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Once a month, for whoever answers for the cycle: what was decided, not how things stand. */
export const decisions: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'The decisions of this month',
  heading: 'The decisions of this month',
  paragraphs: [
    'What was changed, dropped or handed over among the goals this month, with the reasons, on one page. No statuses; two minutes.',
  ],
});
