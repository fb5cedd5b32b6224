import type { WriteSection } from '../../model.ts';

export const strategyPublished: WriteSection = ({ cycle, set }) => ({
  subject: `Ce qui compte le plus pour ${cycle.period}, et pourquoi`,
  heading: `Ce qui compte le plus pour ${cycle.period}`,
  paragraphs: [
    `${set?.ownerName ?? 'La direction'} a publié la stratégie pour ${cycle.period} ; une minute de lecture, rien à faire. Les objectifs de toutes les équipes partent de là.`,
    ...(set?.why ? [set.why] : []),
  ],
  items: set?.objectives ?? [],
  closing: set?.notThisQuarter ? [`Pas cette fois-ci : ${set.notThisQuarter}`] : [],
});
