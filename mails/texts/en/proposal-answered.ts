import type { WriteSection } from '../../model.ts';

/** What a lead says to a proposed goal. */
export const proposalAnswered: WriteSection = ({ proposal }) => {
  const lead = proposal?.leadName ?? 'Your lead';
  return {
    subject: `${lead} has answered your proposal`,
    heading: `${lead} has answered your proposal`,
    paragraphs: [
      proposal?.answer === 'taken'
        ? `${lead} takes up what you proposed; look for it among the goals of your team.`
        : `${lead} has decided against it this time.`,
      ...(proposal?.words ? [`“${proposal.words}”`] : []),
    ],
    items: proposal ? [proposal.title] : [],
    closing: ['There is nothing to do.'],
  };
};
