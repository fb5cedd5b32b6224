import type { WriteSection } from '../../model.ts';

export const cycleCancelled: WriteSection = ({ cycle }) => ({
  subject: `«${cycle.name}» se ha cancelado`,
  heading: `«${cycle.name}» se ha cancelado`,
  paragraphs: [
    'Ya no hay nada que hacer, y los enlaces de los correos anteriores no piden nada más. Lo que usted escribió se conserva.',
  ],
});
