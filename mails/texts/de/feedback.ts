import type { WriteSection } from '../../model.ts';
import { type AgendaWords, agendaLines } from '../agenda.ts';
import { action } from './action.ts';

const AGENDA: AgendaWords = {
  moved: 'Was sich bewegt hat',
  blocked: 'Was feststeckt',
  fell: 'Wo die Zuversicht sank',
  nothing: 'diesmal nichts',
  colon: ':',
  sure: { high: 'auf Kurs', middle: 'unsicher', low: 'gefährdet' },
  more: (count) => `und ${count} weitere`,
};

/** A team's week for whoever leads it, or the wish of a colleague for feedback. */
export const feedback: WriteSection = (facts, words) => {
  const { request, agenda } = facts;
  if (request)
    return {
      ...action(facts, words),
      subject: `${request.askerName} wünscht sich Ihr Feedback`,
      heading: `${request.askerName} bittet um Ihr Feedback`,
      paragraphs: [
        `Ein paar schlichte Sätze helfen am meisten, etwa drei Minuten. Nur ${request.askerName} liest sie.`,
      ],
      items: [request.question],
    };
  return {
    ...action(facts, words),
    subject: 'Die Woche Ihres Teams, und worüber zu sprechen ist',
    heading: 'Die Woche Ihres Teams',
    paragraphs: [
      'Drei Zeilen für Ihre nächste Besprechung, und eine Seite mit den Check-ins Ihrer Leute. Ein Satz Feedback dauert eine Minute und wirkt lange.',
    ],
    items: agenda ? agendaLines(agenda, AGENDA, words) : [],
  };
};
