import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** The end of the period: where the key results ended. */
export const score: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `${facts.cycle.period} is over: where did your key results end?`,
  heading: 'Where did your key results end?',
  paragraphs: [
    `Please enter the final figures of ${facts.cycle.period}, about three minutes; the scores follow from them and you see them before they count.`,
    'On a stretch goal 0.7 is a success. Less is a lesson, and lessons are what the next period is made of.',
  ],
  items: facts.keyResults,
});
