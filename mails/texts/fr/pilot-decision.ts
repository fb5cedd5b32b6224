import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const pilotDecision: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Quelle suite donner à votre essai ?',
  heading: 'Quelle suite donner à votre essai ?',
  paragraphs: [
    `Le moment est venu de décider de ${facts.cycle.name} : arrêter, recommencer ou étendre. Ce qu’il devait montrer et ce qui a été mesuré tient sur une page ; cinq minutes.`,
  ],
});
