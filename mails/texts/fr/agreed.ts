import type { WriteSection } from '../../model.ts';

export const agreed: WriteSection = ({ cycle, set }) => ({
  subject: `Vos objectifs pour ${cycle.period} sont validés`,
  heading: 'Vos objectifs sont validés',
  paragraphs: [
    `Les objectifs pour ${cycle.period} sont fixés et vous n’avez rien à faire pour l’instant. Dès que la période commence, un point vous est proposé une fois par semaine.`,
  ],
  items: set?.objectives ?? [],
});
