import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Once a month, for whoever answers for the cycle: what was decided, not how things stand. */
export const decisions: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Les décisions de ce mois',
  heading: 'Les décisions de ce mois',
  paragraphs: [
    'Ce qui a été modifié, abandonné ou transmis parmi les objectifs ce mois-ci, avec les raisons, sur une page. Pas d’état d’avancement ; deux minutes.',
  ],
});
