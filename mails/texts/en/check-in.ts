import type { WriteSection } from '../../model.ts';
import { replyHint } from '../reply.ts';
import { action } from './action.ts';
import { REPLY } from './reply.ts';

/** The weekly look at one's key results. */
export const checkIn: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Check-in, week ${facts.task?.ordinal ?? ''}`.trimEnd(),
  heading: `Check-in, week ${facts.task?.ordinal ?? ''}`.trimEnd(),
  paragraphs: [
    'How do your key results stand? 20 seconds if nothing changed, a minute otherwise; naming what is in the way is how it gets moved.',
    ...(facts.adjusting
      ? ['It is the middle of the quarter: this week also asks to keep, change or drop each key result.']
      : []),
    ...(facts.feedbackFrom.length > 0
      ? [`${facts.feedbackFrom.join(', ')} gave you feedback; it stands at the top of the page.`]
      : []),
  ],
  items: facts.lettered ?? facts.keyResults,
  ...replyHint(facts, words, REPLY),
});
