import type { WriteSection } from '../../model.ts';

/** The deadline came without an agreement (D10). */
export const inForce: WriteSection = ({ cycle, set }) => ({
  subject: `Your goals for ${cycle.period} are in force`,
  heading: 'Your goals are in force',
  paragraphs: [
    'The time for agreeing is over without an answer, so your goals stand as you wrote them, marked as not yet agreed. Nothing to do now; talk to your lead when you meet.',
  ],
  items: set?.objectives ?? [],
});
