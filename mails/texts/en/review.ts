import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Someone's goals wait for an answer; those of several people are one matter. */
export const review: WriteSection = (facts, words, rest) => {
  if (rest.length > 0) {
    const count = rest.length + 1;
    return {
      ...action(facts, words, rest),
      subject: `The goals of ${count} people wait for your answer`,
      heading: `The goals of ${count} people`,
      paragraphs: [
        `${count} people have drafted goals and ask you for an answer, about five minutes each: read them and agree, or say what should change. Without your answer they would stand without an agreement.`,
      ],
    };
  }
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
