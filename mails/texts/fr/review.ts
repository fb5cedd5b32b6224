import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const review: WriteSection = (facts, words, rest) => {
  if (rest.length > 0) {
    const count = rest.length + 1;
    return {
      ...action(facts, words, rest),
      subject: `Les objectifs de ${count} personnes attendent votre réponse`,
      heading: `Les objectifs de ${count} personnes`,
      paragraphs: [
        `${count} personnes ont rédigé des objectifs et vous demandent une réponse, environ cinq minutes pour chacune : lisez-les et donnez votre accord, ou dites ce qui devrait changer. Sans votre réponse, ils vaudraient sans accord.`,
      ],
    };
  }
  const owner = facts.set?.ownerName ?? 'Une personne de votre équipe';
  const whose =
    facts.set?.level === 'department' && facts.set.departmentName ? ` (${facts.set.departmentName})` : '';
  return {
    ...action(facts, words),
    subject: `${owner} vous demande votre accord sur des objectifs${whose}`,
    heading: `${owner} : objectifs${whose}`,
    paragraphs: [
      `${owner} a rédigé des objectifs${whose}. Merci de les lire et de donner votre accord, ou de dire ce qui devrait changer, environ cinq minutes. Sans votre réponse, ils vaudraient sans accord.`,
    ],
    items: facts.set?.objectives ?? [],
  };
};
