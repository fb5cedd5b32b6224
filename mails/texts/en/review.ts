import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Someone's goals wait for an answer. */
export const review: WriteSection = (facts, words) => {
  const owner = facts.set?.ownerName ?? 'A colleague';
  const whose =
    facts.set?.level === 'department' && facts.set.departmentName ? ` for ${facts.set.departmentName}` : '';
  return {
    ...action(facts, words),
    subject: `${owner} asks you to agree the goals${whose}`,
    heading: `${owner}: goals${whose}`,
    paragraphs: [
      `${owner} has drafted goals${whose}; please read them and agree, or say what should change, about five minutes. Without your answer they would stand without an agreement.`,
    ],
    items: facts.set?.objectives ?? [],
  };
};
