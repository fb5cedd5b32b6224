import type { WriteSection } from '../../model.ts';

export const agreed: WriteSection = ({ cycle, set }) => ({
  subject: `Sus objetivos para ${cycle.period} están acordados`,
  heading: 'Sus objetivos están acordados',
  paragraphs: [
    `Los objetivos para ${cycle.period} quedan fijados y ahora no hay nada que hacer. Cuando empiece el periodo, llegará un seguimiento una vez por semana.`,
  ],
  items: set?.objectives ?? [],
});
