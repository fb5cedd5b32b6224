import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Another department needs something. */
export const answer: WriteSection = (facts, words) => {
  const { askerName = 'A colleague', wanted = '', neededBy, keyResult = '' } = facts.dependency ?? {};
  return {
    ...action(facts, words),
    subject: `${askerName} needs something from you: ${wanted}`,
    heading: `A request from ${askerName}`,
    paragraphs: [
      `For a goal of ${facts.cycle.period}, ${askerName} needs something from your department${neededBy ? ` by ${words.day(neededBy)}` : ''}. Please say yes, propose something else or decline, about two minutes.`,
    ],
    items: [wanted, `For: ${keyResult}`],
  };
};
