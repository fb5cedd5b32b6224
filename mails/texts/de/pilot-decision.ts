import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const pilotDecision: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Wie geht es mit Ihrem Versuch weiter?',
  heading: 'Wie geht es mit Ihrem Versuch weiter?',
  paragraphs: [
    `Es ist Zeit, über ${facts.cycle.name} zu entscheiden: beenden, wiederholen oder ausweiten. Was gezeigt werden sollte und was gemessen wurde, steht auf einer Seite; fünf Minuten.`,
  ],
});
