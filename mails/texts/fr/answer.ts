import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const answer: WriteSection = (facts, words) => {
  const { askerName = 'Une collègue', wanted = '', neededBy, keyResult = '' } = facts.dependency ?? {};
  return {
    ...action(facts, words),
    subject: `${askerName} a besoin de vous : ${wanted}`,
    heading: `Une demande de ${askerName}`,
    paragraphs: [
      `Pour un objectif de ${facts.cycle.period}, ${askerName} a besoin de votre service${neededBy ? `, d’ici le ${words.day(neededBy)}` : ''}. Merci d’accepter, de proposer autre chose ou de refuser, environ deux minutes.`,
    ],
    items: [wanted, `Il s’agit de : ${keyResult}`],
  };
};
