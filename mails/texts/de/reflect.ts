import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const reflect: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Rückblick auf ${facts.cycle.period}: Was nehmen Sie mit?`,
  heading: 'Ein Blick zurück',
  paragraphs: [
    'Bitte schreiben Sie ein, zwei Sätze dazu, was wir gelernt haben, drei Minuten, und danken Sie jemandem, wenn Sie mögen: Das wird Teil der Abschlussfeier und macht den nächsten Zeitraum besser.',
  ],
});
