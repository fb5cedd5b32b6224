import type { WriteSection } from '../../model.ts';

export const teamGoals: WriteSection = ({ cycle, set, keyResults }) => {
  const team = set?.departmentName ?? 'Ihrer Abteilung';
  const titles = keyResults.join(' · ');
  return {
    subject: `Die Ziele von ${team} für ${cycle.period}`,
    heading: `Die Ziele von ${team}`,
    paragraphs: [
      `Das sind die Ziele von ${team} für ${cycle.period}. Lesen dauert eine Minute, zu tun ist nichts. Was Sie dafür tun, ist willkommen.`,
    ],
    items: set?.objectives ?? [],
    ...(titles ? { closing: [`Sie tragen bei zu: ${titles}`] } : {}),
  };
};
