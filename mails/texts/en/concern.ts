import { concernSections } from '../concern.ts';
import { action } from './action.ts';

/** Concerns: asked, answered, overdue. */
export const concern = concernSections(
  {
    asked: {
      subject: (who) => `${who} has raised a concern with you`,
      heading: 'A concern was raised with you',
      text: (who) =>
        `${who} turns to you with a concern and has been promised an answer. Please read it and say what you can, about five minutes; a talk counts as well.`,
      confidential: 'It was told to you in confidence: nobody else sees it, HR ops not either.',
    },
    answered: {
      subject: (who) => `${who} has answered your concern`,
      heading: 'Your concern has an answer',
      text: (who) =>
        `${who} has answered your concern; the page shows what was said, and takes a word if it does not answer it.`,
      see: 'Read the answer',
    },
    lapsed: {
      subject: 'Your concern found nobody to answer it',
      heading: 'Your concern found nobody to answer it',
      text: (who) =>
        `${who} has left and told nobody else what you had said in confidence. You can raise it again with somebody else.`,
    },
    overdue: {
      subject: (who) => `An answer by ${who} is overdue`,
      heading: 'A promised answer is overdue',
      text: (who, raiser, day) =>
        `${raiser} has raised a concern with ${who} and was promised an answer until ${day}. A word with ${who} usually helps; what it is about is between the two of them.`,
    },
  },
  action,
);
