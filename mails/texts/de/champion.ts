import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const champion: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Dürfen andere Sie fragen, wie es geht?',
  heading: 'Dürfen andere Sie fragen, wie es geht?',
  paragraphs: [
    `${facts.cycle.name} wird ausgeweitet, und weitere Abteilungen setzen sich bald Ziele so wie Sie. Möchten Sie Ansprechperson sein, die man in Ihrer Abteilung fragen kann? Es dauert eine Minute, und auch ein Nein ist eine gute Antwort.`,
  ],
});
