import type { WriteSection } from '../../model.ts';

/** The goals are agreed. */
export const agreed: WriteSection = ({ cycle, set }) => ({
  subject: `Your goals for ${cycle.period} are agreed`,
  heading: 'Your goals are agreed',
  paragraphs: [
    `The goals for ${cycle.period} stand, and there is nothing to do now. Once the period begins, a check-in comes once a week.`,
  ],
  items: set?.objectives ?? [],
});
