import type { WriteSection } from '../../model.ts';
import { replyHint } from '../reply.ts';
import { action } from './action.ts';
import { REPLY } from './reply.ts';

export const checkIn: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Check-in, Woche ${facts.task?.ordinal ?? ''}`.trimEnd(),
  heading: `Check-in, Woche ${facts.task?.ordinal ?? ''}`.trimEnd(),
  paragraphs: [
    'Wie steht es um Ihre Schlüsselergebnisse? 20 Sekunden, wenn sich nichts geändert hat, sonst eine Minute. Sagen Sie ruhig, was im Weg ist: nur so kommt es aus dem Weg.',
    ...(facts.adjusting
      ? [
          'Das Quartal ist zur Hälfte um: Diese Woche geht es auch darum, jedes Schlüsselergebnis zu behalten, zu ändern oder zu streichen.',
        ]
      : []),
    ...(facts.feedbackFrom.length > 0
      ? [`Feedback für Sie von ${facts.feedbackFrom.join(', ')}: Es steht oben auf der Seite.`]
      : []),
  ],
  items: facts.lettered ?? facts.keyResults,
  ...replyHint(facts, words, REPLY),
});
