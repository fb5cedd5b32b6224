import type { WriteSection } from '../../model.ts';

export const teamGoals: WriteSection = ({ cycle, set, keyResults }) => {
  const team = set?.departmentName ?? 'propio';
  const titles = keyResults.join(' · ');
  return {
    subject: `Los objetivos del equipo ${team} para ${cycle.period}`,
    heading: `Los objetivos del equipo ${team}`,
    paragraphs: [
      `Estos son los objetivos del equipo ${team} para ${cycle.period}; se leen en un minuto y no hay nada que hacer. Lo que usted aporte es bienvenido.`,
    ],
    items: set?.objectives ?? [],
    ...(titles ? { closing: [`Usted contribuye a: ${titles}`] } : {}),
  };
};
