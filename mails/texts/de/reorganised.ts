import type { WriteSection } from '../../model.ts';

/** Where people belong from now on. */
export const reorganised: WriteSection = ({ reorganisation }) => {
  const { kind = 'merge', from = '', into = '', leadName: lead = null, goals = null } = reorganisation ?? {};
  if (kind === 'split')
    return {
      subject: `${into} ist eine neue Abteilung`,
      heading: 'Ihre Abteilung hat sich verändert',
      paragraphs: [
        `${into} ist aus ${from} entstanden${lead ? `; die Leitung hat ${lead}` : ''}. Was Sie geschrieben und vereinbart haben, bleibt; Termine bleiben, und offene Aufgaben sind weiter Ihre.`,
        'Wenn etwas nicht passt, sagen Sie es Ihrer Teamleitung oder der Personalabteilung.',
      ],
    };
  const after =
    goals === 'keep'
      ? [`Die Ziele von ${from} laufen weiter.`]
      : goals === 'close'
        ? [`Die Ziele von ${from} sind beendet; danach wird niemand mehr gefragt.`]
        : [];
  return {
    subject: `${from} gehört jetzt zu ${into}`,
    heading: 'Ihre Abteilung hat sich verändert',
    paragraphs: [
      `${from} gehört jetzt zu ${into}${lead ? `; die Leitung hat ${lead}` : ''}. Was Sie geschrieben und vereinbart haben, bleibt; Termine bleiben, und offene Aufgaben sind weiter Ihre.`,
      ...after,
      'Wenn etwas nicht passt, sagen Sie es Ihrer Teamleitung oder der Personalabteilung.',
    ],
  };
};
