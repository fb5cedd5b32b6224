import type { WriteSection } from '../../model.ts';
import { type AgendaWords, agendaLines } from '../agenda.ts';
import { action } from './action.ts';

const AGENDA: AgendaWords = {
  moved: 'Qué se ha movido',
  blocked: 'Qué está bloqueado',
  fell: 'Dónde bajó la confianza',
  nothing: 'nada esta vez',
  colon: ':',
  sure: { high: 'en camino', middle: 'inseguro', low: 'en riesgo' },
  more: (count) => `y ${count} más`,
};

/** A team's week for whoever leads it, or the wish of a colleague for feedback. */
export const feedback: WriteSection = (facts, words) => {
  const { request, agenda } = facts;
  if (request)
    return {
      ...action(facts, words),
      subject: `${request.askerName} agradecería su opinión`,
      heading: `${request.askerName} le pide su opinión`,
      paragraphs: [
        `Unas frases sencillas son lo que más ayuda, unos tres minutos. Solo las lee ${request.askerName}.`,
      ],
      items: [request.question],
    };
  return {
    ...action(facts, words),
    subject: 'La semana de su equipo, y de qué hablar',
    heading: 'La semana de su equipo',
    paragraphs: [
      'Tres líneas para su próxima reunión, y una página con los seguimientos de su gente. Una frase de comentario lleva un minuto y se recuerda mucho tiempo.',
    ],
    items: agenda ? agendaLines(agenda, AGENDA, words) : [],
  };
};
