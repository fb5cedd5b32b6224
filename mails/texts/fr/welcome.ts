import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const welcome: WriteSection = (facts, words) => {
  const about = facts.about ?? '';
  const subject = `${about} rejoint votre équipe : que lui proposer ?`;
  return {
    ...action(facts, words),
    subject,
    heading: subject,
    paragraphs: [
      `${about} reçoit l’introduction et les objectifs de l’équipe. Merci de choisir : contribuer, reprendre un résultat clé ou rédiger de courts objectifs ; une minute. Sans réponse, ce sera contribuer.`,
    ],
  };
};
