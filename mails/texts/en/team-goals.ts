import type { WriteSection } from '../../model.ts';

/** A department's goals, to its people who have none of their own. */
export const teamGoals: WriteSection = ({ cycle, set, keyResults }) => {
  const team = set?.departmentName ?? 'your department';
  const titles = keyResults.join(' · ');
  return {
    subject: `The goals of ${team} for ${cycle.period}`,
    heading: `The goals of ${team}`,
    paragraphs: [
      `These are the goals of ${team} for ${cycle.period}; a minute to read, nothing to do. What you do for them is welcome.`,
    ],
    items: set?.objectives ?? [],
    ...(titles ? { closing: [`You contribute to: ${titles}`] } : {}),
  };
};
