import type { WriteSection } from '../../model.ts';
import { type AgendaWords, agendaLines } from '../agenda.ts';
import { action } from './action.ts';

const AGENDA: AgendaWords = {
  moved: 'What moved',
  blocked: 'What is blocked',
  fell: 'Where confidence fell',
  nothing: 'nothing this time',
  colon: ':',
  sure: { high: 'on track', middle: 'unsure', low: 'at risk' },
  more: (count) => `and ${count} more`,
};

/** A team's week for whoever leads it, or the wish of a colleague for feedback. */
export const feedback: WriteSection = (facts, words) => {
  const { request, agenda } = facts;
  if (request)
    return {
      ...action(facts, words),
      subject: `${request.askerName} would like your feedback`,
      heading: `${request.askerName} asks for your feedback`,
      paragraphs: [
        `A few plain sentences help most, about three minutes. Only ${request.askerName} reads them.`,
      ],
      items: [request.question],
    };
  return {
    ...action(facts, words),
    subject: 'Your team’s week, and what to talk about',
    heading: 'Your team’s week',
    paragraphs: [
      'Three lines for your next meeting, and a page with the check-ins of your people. A sentence of feedback takes a minute and is remembered for long.',
    ],
    items: agenda ? agendaLines(agenda, AGENDA, words) : [],
  };
};
