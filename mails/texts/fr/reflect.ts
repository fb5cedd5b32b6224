import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { of } from './words.ts';

export const reflect: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Que retenez-vous ${of(facts.cycle.period)} ?`,
  heading: 'Un regard en arrière',
  paragraphs: [
    'Merci d’écrire une phrase ou deux sur ce que nous avons appris, trois minutes, et de remercier quelqu’un si vous le souhaitez : cela fera partie de la célébration et rendra la période suivante meilleure.',
  ],
});
