import type { WriteSection } from '../../model.ts';

export const talk: WriteSection = ({ cycle, set }) => {
  const owner = set?.ownerName ?? 'Quelqu’un de votre entourage';
  return {
    subject: `${owner} aimerait parler des objectifs avec vous`,
    heading: `${owner} aimerait vous en parler`,
    paragraphs: [
      `Il s’agit des objectifs pour ${cycle.period} pour lesquels vous avez demandé un changement ; quelques minutes ensemble évitent souvent un aller-retour. Une fois d’accord, chacun le confirme d’un clic : ${owner} avec la prochaine version, vous dès qu’elle vous parvient.`,
    ],
    items: set?.objectives ?? [],
  };
};
