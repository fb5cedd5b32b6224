import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

/** The welcome: what is coming, with the primer in it for those who read no further. */
export const acknowledge: WriteSection = (facts, words) =>
  facts.task?.ordinal === REVIEWERS_PRIMER ? reviewing(facts, words) : welcome(facts, words);

const welcome = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: `Our goals for ${facts.cycle.period}: how it works`,
  heading: `Our goals for ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} writes:`, quote: ['“', '”'] }),
    'Please read the short introduction and answer its one question, so that everyone starts from the same page; it takes two minutes.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    ...askChampion(facts),
    'After that a mail comes when there is something for you to do, at most one a day, and you act on it without logging in.',
  ],
  ...asked(facts),
});

/** What people asked of the process last time, and what was changed for it. */
const asked = (facts: NoticeFacts) =>
  facts.asked.length > 0
    ? {
        closing: [
          'You asked, we changed:',
          ...facts.asked.map(({ asked, changed }) => `${asked} → ${changed}`),
        ],
      }
    : {};

/** Whom to ask, where somebody of the department has done it before. */
const askChampion = ({ champion }: NoticeFacts) =>
  champion ? [`Questions? Ask your champion ${champion}, who has worked this way before.`] : [];

/** For those who will review, before their first review. */
const reviewing = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: 'You will be asked to agree goals: three minutes beforehand',
  heading: 'Agreeing goals',
  paragraphs: [
    'People of yours write their goals soon, and you are the one to agree them with. Please read a page about it and answer its one question; it takes three minutes.',
    'The two questions worth asking of each goal, what to do when you would choose another figure, and why silence agrees to nothing.',
  ],
});
