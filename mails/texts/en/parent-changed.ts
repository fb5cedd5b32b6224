import type { WriteSection } from '../../model.ts';
import { type ChangeWords, changesIn } from '../parent-changes.ts';

const CHANGES: ChangeWords = {
  dropped: (what) => `${what} was dropped.`,
  direction: (what, before, after) => `${what} now goes the other way, to ${after} instead of ${before}.`,
  target: (what, before, after) => `${what} is now to reach ${after}; it was ${before}.`,
  unknown: 'not known yet',
};

/** A goal has changed in a way that matters to whoever contributes to it. */
export const parentChanged: WriteSection = ({ cycle, changesAbove }, words) => ({
  subject: `A goal above yours has changed for ${cycle.period}`,
  heading: 'A goal above yours has changed',
  paragraphs: [
    `You contribute to it with your goals for ${cycle.period}, so please take a minute: do yours still fit? Your own goals stand as they are.`,
  ],
  items: changesIn(changesAbove, words, CHANGES),
  closing: ['If they no longer fit, talk to your lead, who sees the change beside your goals.'],
});
