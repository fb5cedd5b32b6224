import type { WriteSection } from '../../model.ts';

/** The cycle ends early; everybody is released. */
export const cycleCancelled: WriteSection = ({ cycle }) => ({
  subject: `“${cycle.name}” has been called off`,
  heading: `“${cycle.name}” has been called off`,
  paragraphs: [
    'There is nothing you have to do any more, and links in earlier mails no longer ask for anything. What you wrote is kept.',
  ],
});
