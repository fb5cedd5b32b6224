import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const pilotDecision: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'How does your pilot go on?',
  heading: 'How does your pilot go on?',
  paragraphs: [
    `It is time to decide about ${facts.cycle.name}: stop, repeat, or roll out. What it was to show and what was measured stand on one page; five minutes.`,
  ],
});
