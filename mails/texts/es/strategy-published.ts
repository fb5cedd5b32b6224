import type { WriteSection } from '../../model.ts';

export const strategyPublished: WriteSection = ({ cycle, set }) => ({
  subject: `Lo más importante para ${cycle.period}, y por qué`,
  heading: `Lo más importante para ${cycle.period}`,
  paragraphs: [
    `${set?.ownerName ?? 'La dirección'} ha publicado la estrategia para ${cycle.period}; un minuto de lectura, nada que hacer. Los objetivos de todos los equipos parten de ella.`,
    ...(set?.why ? [set.why] : []),
  ],
  items: set?.objectives ?? [],
  closing: set?.notThisQuarter ? [`Esta vez no: ${set.notThisQuarter}`] : [],
});
