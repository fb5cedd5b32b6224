import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Once a month, for whoever answers for the cycle: what was decided, not how things stand. */
export const decisions: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Las decisiones de este mes',
  heading: 'Las decisiones de este mes',
  paragraphs: [
    'Qué se cambió, abandonó o traspasó entre los objetivos este mes, con los motivos, en una página. Sin estados; dos minutos.',
  ],
});
