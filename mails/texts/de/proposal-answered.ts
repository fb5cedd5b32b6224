import type { WriteSection } from '../../model.ts';

/** What a lead says to a proposed goal. */
export const proposalAnswered: WriteSection = ({ proposal }) => {
  const lead = proposal?.leadName ?? 'Ihre Teamleitung';
  return {
    subject: `${lead} hat auf Ihren Vorschlag geantwortet`,
    heading: `${lead} hat auf Ihren Vorschlag geantwortet`,
    paragraphs: [
      proposal?.answer === 'taken'
        ? `${lead} nimmt Ihren Vorschlag auf; Sie finden ihn unter den Zielen Ihres Teams.`
        : `${lead} hat sich diesmal dagegen entschieden.`,
      ...(proposal?.words ? [`„${proposal.words}“`] : []),
    ],
    items: proposal ? [proposal.title] : [],
    closing: ['Zu tun ist nichts.'],
  };
};
