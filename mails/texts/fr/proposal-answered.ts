import type { WriteSection } from '../../model.ts';

/** What a lead says to a proposed goal. */
export const proposalAnswered: WriteSection = ({ proposal }) => {
  const lead = proposal?.leadName ?? 'Votre responsable';
  return {
    subject: `${lead} a répondu à votre proposition`,
    heading: `${lead} a répondu à votre proposition`,
    paragraphs: [
      proposal?.answer === 'taken'
        ? `${lead} reprend votre proposition ; vous la trouverez parmi les objectifs de votre équipe.`
        : `${lead} ne la retient pas cette fois.`,
      ...(proposal?.words ? [`« ${proposal.words} »`] : []),
    ],
    items: proposal ? [proposal.title] : [],
    closing: ['Il n’y a rien à faire.'],
  };
};
