import type { NoticeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const draft: WriteSection = (facts, words) => ({ ...action(facts, words), ...text(facts) });

const COME_BACK = 'Rien ne vous oblige à tout écrire d’un trait : enregistrez et revenez par le même lien.';

function text({ cycle, set, task }: NoticeFacts) {
  const department = set?.departmentName ?? 'votre service';
  if ((task?.ordinal ?? 1) > 1) {
    return {
      subject: 'Vos objectifs vous reviennent avec un souhait',
      heading: 'Vos objectifs vous reviennent avec un souhait',
      paragraphs: [
        'La personne qui relit vos objectifs demande une modification. Merci de lire son commentaire, de changer ce qui vous paraît juste et de les renvoyer, environ dix minutes.',
      ],
    };
  }
  switch (set?.level) {
    case 'company':
      return {
        subject: `Qu’est-ce qui compte le plus ? La stratégie pour ${cycle.period}`,
        heading: `La stratégie pour ${cycle.period}`,
        paragraphs: [
          `Merci d’écrire ce qui compte le plus pour ${cycle.period} et pourquoi, environ 15 minutes : tous les autres objectifs partent de votre page.`,
          'Trois objectifs suffisent largement. Dites aussi ce qui peut attendre ; cela protège le temps pour le reste.',
        ],
      };
    case 'department':
      return {
        subject: `${department} : les objectifs pour ${cycle.period}`,
        heading: `Les objectifs : ${department}`,
        paragraphs: [
          `Merci de proposer ce que ${department} va améliorer, pour ${cycle.period}, environ 15 minutes, afin que votre équipe puisse s’organiser.`,
          COME_BACK,
        ],
      };
    default:
      return {
        subject: `Vos objectifs pour ${cycle.period}`,
        heading: 'Vos propres objectifs',
        paragraphs: [
          `Merci de proposer ce que vous voulez faire avancer vous-même, pour ${cycle.period}, environ dix minutes ; vous en conviendrez ensuite avec votre responsable.`,
          COME_BACK,
        ],
      };
  }
}
