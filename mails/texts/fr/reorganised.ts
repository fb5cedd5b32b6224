import type { WriteSection } from '../../model.ts';

/** Where people belong from now on. */
export const reorganised: WriteSection = ({ reorganisation }) => {
  const { kind = 'merge', from = '', into = '', leadName: lead = null, goals = null } = reorganisation ?? {};
  if (kind === 'split')
    return {
      subject: `${into} est un nouveau service`,
      heading: 'Votre service a changé',
      paragraphs: [
        `${into} est issu de ${from}${lead ? `, sous la direction de ${lead}` : ''}. Ce que vous avez écrit et convenu reste, les dates restent, et les tâches ouvertes sont toujours les vôtres.`,
        'Si quelque chose ne convient pas, dites-le à la personne qui dirige votre équipe ou aux ressources humaines.',
      ],
    };
  const after =
    goals === 'keep'
      ? [`Les objectifs de ${from} continuent.`]
      : goals === 'close'
        ? [`Les objectifs de ${from} ont pris fin ; plus personne n’est interrogé à leur sujet.`]
        : [];
  return {
    subject: `${from} fait maintenant partie de ${into}`,
    heading: 'Votre service a changé',
    paragraphs: [
      `${from} fait maintenant partie de ${into}${lead ? `, sous la direction de ${lead}` : ''}. Ce que vous avez écrit et convenu reste, les dates restent, et les tâches ouvertes sont toujours les vôtres.`,
      ...after,
      'Si quelque chose ne convient pas, dites-le à la personne qui dirige votre équipe ou aux ressources humaines.',
    ],
  };
};
