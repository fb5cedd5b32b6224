import type { WriteSection } from '../../model.ts';

export const inForce: WriteSection = ({ cycle, set }) => ({
  subject: `Sus objetivos para ${cycle.period} están en vigor`,
  heading: 'Sus objetivos están en vigor',
  paragraphs: [
    'El tiempo para acordarlos ha pasado sin respuesta, así que sus objetivos valen tal como los escribió, con la indicación de que aún no están acordados. Ahora no hay nada que hacer; coméntelo con su responsable cuando se vean.',
  ],
  items: set?.objectives ?? [],
});
