import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const celebrate: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: '¿Unas palabras suyas para la celebración?',
  heading: 'Unas palabras suyas',
  paragraphs: [
    `¿Quiere decir unas palabras sobre ${facts.cycle.period}? Bastan dos o tres frases, tres minutos; la celebración empieza con ellas. Sin ellas se celebra igualmente.`,
  ],
});
