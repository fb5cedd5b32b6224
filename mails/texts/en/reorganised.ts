import type { WriteSection } from '../../model.ts';

/** Where people belong from now on. */
export const reorganised: WriteSection = ({ reorganisation }) => {
  const { kind = 'merge', from = '', into = '', leadName: lead = null, goals = null } = reorganisation ?? {};
  if (kind === 'split')
    return {
      subject: `${into} is a new department`,
      heading: 'Your department has changed',
      paragraphs: [
        `${into} has been made out of ${from}${lead ? ` and is led by ${lead}` : ''}. What you wrote and agreed stays, dates stay, and tasks that are open are still yours.`,
        'If something does not fit, tell your team lead or HR ops.',
      ],
    };
  const after =
    goals === 'keep'
      ? [`The goals of ${from} run on.`]
      : goals === 'close'
        ? [`The goals of ${from} have ended; nobody is asked about them any more.`]
        : [];
  return {
    subject: `${from} is part of ${into} now`,
    heading: 'Your department has changed',
    paragraphs: [
      `${from} has become part of ${into}${lead ? `, led by ${lead}` : ''}. What you wrote and agreed stays, dates stay, and tasks that are open are still yours.`,
      ...after,
      'If something does not fit, tell your team lead or HR ops.',
    ],
  };
};
