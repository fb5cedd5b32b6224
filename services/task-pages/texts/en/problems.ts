import type { ProblemTexts } from '../model.ts';

export const PROBLEMS: ProblemTexts = {
  'not-found': {
    title: 'There is nothing at this address.',
    text: 'It may have been cut off when it was copied. Open the link in your mail again.',
  },
  'foreign-origin': {
    title: 'This form came from another site.',
    text: 'Nothing was changed. Open the link in your mail and use the page that it shows.',
  },
  'too-large': {
    title: 'That is more text than fits.',
    text: 'Nothing was changed. Go back, shorten the longest text and send it again.',
  },
  'too-many-requests': {
    title: 'That was a lot at once.',
    text: 'Nothing was changed. Wait a minute and try again, please.',
  },
  busy: {
    title: 'We are busy right now.',
    text: 'Nothing was changed. Try again in a few seconds, please.',
  },
  unexpected: {
    title: 'Something went wrong on our side.',
    text: 'Nothing was changed half-way. Go back and try again in a minute, please.',
  },
};
