import type { WriteSection } from '../../model.ts';

/** What a lead says to a proposed goal. */
export const proposalAnswered: WriteSection = ({ proposal }) => {
  const lead = proposal?.leadName ?? 'Quien dirige su equipo';
  return {
    subject: `${lead} ha respondido a su propuesta`,
    heading: `${lead} ha respondido a su propuesta`,
    paragraphs: [
      proposal?.answer === 'taken'
        ? `${lead} recoge su propuesta; la encontrará entre los objetivos de su equipo.`
        : `${lead} no la recoge esta vez.`,
      ...(proposal?.words ? [`«${proposal.words}»`] : []),
    ],
    items: proposal ? [proposal.title] : [],
    closing: ['No hay nada que hacer.'],
  };
};
