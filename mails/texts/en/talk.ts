import type { WriteSection } from '../../model.ts';

/** The author of goals that went back would like to talk about them. */
export const talk: WriteSection = ({ cycle, set }) => {
  const owner = set?.ownerName ?? 'A colleague';
  return {
    subject: `${owner} would like to talk about the goals for ${cycle.period}`,
    heading: `${owner} would like to talk`,
    paragraphs: [
      `It is about the goals for ${cycle.period} that you sent back, and a few minutes together often save a round. When you have agreed, both of you say so with one press: ${owner} with the next draft, you when it reaches you.`,
    ],
    items: set?.objectives ?? [],
  };
};
