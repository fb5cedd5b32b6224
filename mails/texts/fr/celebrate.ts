import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const celebrate: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Quelques mots de vous pour la célébration ?',
  heading: 'Quelques mots de vous',
  paragraphs: [
    `Voulez-vous dire quelques mots sur ${facts.cycle.period} ? Deux ou trois phrases suffisent, en trois minutes ; la célébration s’ouvre sur elles. Sans elles, elle a lieu tout de même.`,
  ],
});
