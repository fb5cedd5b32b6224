import type { WriteSection } from '../../model.ts';

export const inForce: WriteSection = ({ cycle, set }) => ({
  subject: `Vos objectifs pour ${cycle.period} sont en vigueur`,
  heading: 'Vos objectifs sont en vigueur',
  paragraphs: [
    'Le temps prévu pour la validation est passé sans réponse. Vos objectifs valent tels que vous les avez écrits, avec la mention « pas encore validés ». Rien à faire pour l’instant ; parlez-en avec votre responsable à l’occasion.',
  ],
  items: set?.objectives ?? [],
});
