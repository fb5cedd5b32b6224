import type { WriteSection } from '../../model.ts';

export const agreed: WriteSection = ({ cycle, set }) => ({
  subject: `Ihre Ziele für ${cycle.period} sind vereinbart`,
  heading: 'Ihre Ziele sind vereinbart',
  paragraphs: [
    `Die Ziele für ${cycle.period} stehen, und Sie müssen jetzt nichts tun. Sobald der Zeitraum beginnt, kommt einmal in der Woche ein Check-in.`,
  ],
  items: set?.objectives ?? [],
});
