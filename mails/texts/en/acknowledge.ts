import type { WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

/** The welcome: what is coming, with the primer in it for those who read no further. */
export const acknowledge: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Our goals for ${facts.cycle.period}: how it works`,
  heading: `Our goals for ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} writes:`, quote: ['“', '”'] }),
    'Please read the short introduction and answer its one question, so that everyone starts from the same page; it takes two minutes.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    'After that a mail comes when there is something for you to do, at most one a day, and you act on it without logging in.',
  ],
});
