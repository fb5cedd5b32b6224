import type { WriteSection } from '../../model.ts';

export const teamGoals: WriteSection = ({ cycle, set, keyResults }) => {
  const team = set?.departmentName ?? 'la vôtre';
  const titles = keyResults.join(' · ');
  return {
    subject: `Les objectifs de l’équipe ${team} pour ${cycle.period}`,
    heading: `Les objectifs de l’équipe ${team}`,
    paragraphs: [
      `Voici les objectifs de l’équipe ${team} pour ${cycle.period} ; une minute de lecture, rien à faire. Tout ce que vous y apportez est bienvenu.`,
    ],
    items: set?.objectives ?? [],
    ...(titles ? { closing: [`Vous contribuez à : ${titles}`] } : {}),
  };
};
