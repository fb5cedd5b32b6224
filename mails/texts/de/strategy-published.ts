import type { WriteSection } from '../../model.ts';

export const strategyPublished: WriteSection = ({ cycle, set }) => ({
  subject: `Worauf es am meisten ankommt, und warum: ${cycle.period}`,
  heading: 'Worauf es am meisten ankommt',
  paragraphs: [
    `${set?.ownerName ?? 'Die Leitung'} hat die Strategie für ${cycle.period} veröffentlicht; eine Minute zum Lesen, zu tun ist nichts. Die Ziele aller Teams beginnen damit.`,
    ...(set?.why ? [set.why] : []),
  ],
  items: set?.objectives ?? [],
  closing: set?.notThisQuarter ? [`Diesmal nicht: ${set.notThisQuarter}`] : [],
});
