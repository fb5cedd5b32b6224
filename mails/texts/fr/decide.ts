import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { PHASE_NAMES } from './words.ts';

export const decide: WriteSection = (facts, words) => {
  const { cycle } = facts;
  const text = facts.nextPeriod
    ? {
        subject: `« ${cycle.name} » est terminé : enchaîner avec la période suivante ?`,
        heading: 'La période suivante',
        paragraphs: [
          'Le cycle est complet. Merci de décider si le suivant commence avec les mêmes personnes ; il y en a pour une minute.',
        ],
      }
    : {
        subject: `« ${PHASE_NAMES[facts.phase]} » arrive à son échéance dans « ${cycle.name} »`,
        heading: `« ${PHASE_NAMES[facts.phase]} » arrive à son échéance`,
        paragraphs: [
          'Des tâches sont encore ouvertes. Merci de décider si l’on accorde plus de temps ou si le cycle continue avec ce qui est là, environ une minute ; sans décision de votre part, il continue.',
        ],
      };
  return { ...action(facts, words), ...text };
};
