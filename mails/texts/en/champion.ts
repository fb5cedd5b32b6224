import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const champion: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'May others ask you how it works?',
  heading: 'May others ask you how it works?',
  paragraphs: [
    `${facts.cycle.name} is rolled out, and more departments will soon set goals the way you did. Would you be a champion, whom colleagues of your own department can ask? It takes a minute, and no is a good answer too.`,
  ],
});
