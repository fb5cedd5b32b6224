import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** A leader is asked for a few words of their own, before the celebration. */
export const celebrate: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'A few words of yours for the celebration?',
  heading: 'A few words of yours',
  paragraphs: [
    `Would you say a few words at the end of ${facts.cycle.period}? Two or three sentences are plenty and take three minutes; the celebration opens with them. Without them it goes ahead all the same.`,
  ],
});
