import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { capital } from './words.ts';

export const score: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `${capital(facts.cycle.period)} ist vorbei: Wo stehen Ihre Schlüsselergebnisse?`,
  heading: 'Wo stehen Ihre Schlüsselergebnisse?',
  paragraphs: [
    `Bitte tragen Sie die Endwerte für ${facts.cycle.period} ein, etwa drei Minuten; daraus ergeben sich die Punktwerte, und Sie sehen sie, bevor sie zählen.`,
    'Bei einem ehrgeizigen Ziel ist 0,7 ein Erfolg. Weniger ist eine Erkenntnis, und aus Erkenntnissen entsteht der nächste Zeitraum.',
  ],
  items: facts.keyResults,
});
