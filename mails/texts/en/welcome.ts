import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Somebody joined in mid-quarter; their manager is asked what they shall do. */
export const welcome: WriteSection = (facts, words) => {
  const about = facts.about ?? '';
  const subject = `${about} has joined your team: what shall they do?`;
  return {
    ...action(facts, words),
    subject,
    heading: subject,
    paragraphs: [
      `${about} gets the introduction and the team’s goals. Please choose whether they contribute, take over a key result or write short goals of their own; a minute. Without an answer they contribute.`,
    ],
  };
};
