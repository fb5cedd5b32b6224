import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const celebrate: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Ein paar Worte von Ihnen zur Abschlussfeier?',
  heading: 'Ein paar Worte von Ihnen',
  paragraphs: [
    `Möchten Sie ein paar Worte über ${facts.cycle.period} sagen? Zwei, drei Sätze genügen und dauern drei Minuten; die Abschlussfeier beginnt mit ihnen. Ohne sie findet sie ebenso statt.`,
  ],
});
