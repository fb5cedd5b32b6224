import type { WriteSection } from '../../model.ts';

/** The strategy and its why, to everyone (R10). */
export const strategyPublished: WriteSection = ({ cycle, set }) => ({
  subject: `What matters most in ${cycle.period}, and why`,
  heading: `What matters most in ${cycle.period}`,
  paragraphs: [
    `${set?.ownerName ?? 'The company'} has published the strategy for ${cycle.period}; a minute to read, nothing to do. The goals of all teams begin with it.`,
    ...(set?.why ? [set.why] : []),
  ],
  items: set?.objectives ?? [],
  closing: set?.notThisQuarter ? [`Not this time: ${set.notThisQuarter}`] : [],
});
