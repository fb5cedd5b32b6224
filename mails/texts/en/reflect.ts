import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** The look back. */
export const reflect: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `What do you take away from ${facts.cycle.period}?`,
  heading: 'Looking back',
  paragraphs: [
    'Please write a sentence or two about what we learned, three minutes, and thank someone if you like: it goes into the celebration and makes the next period better.',
  ],
});
