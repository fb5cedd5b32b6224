import type { WriteSection } from '../../model.ts';
import { type AgendaWords, agendaLines } from '../agenda.ts';
import { action } from './action.ts';

const AGENDA: AgendaWords = {
  moved: 'Ce qui a bougé',
  blocked: 'Ce qui bloque',
  fell: 'Où la confiance a baissé',
  nothing: 'rien cette fois',
  colon: ' :',
  sure: { high: 'en bonne voie', middle: 'incertain', low: 'menacé' },
  more: (count) => `et ${count} de plus`,
};

/** A team's week for whoever leads it, or the wish of a colleague for feedback. */
export const feedback: WriteSection = (facts, words) => {
  const { request, agenda } = facts;
  if (request)
    return {
      ...action(facts, words),
      subject: `${request.askerName} aimerait votre avis`,
      heading: `${request.askerName} demande votre avis`,
      paragraphs: [
        `Quelques phrases simples aident le plus, environ trois minutes. Une seule personne les lira : ${request.askerName}.`,
      ],
      items: [request.question],
    };
  return {
    ...action(facts, words),
    subject: 'La semaine de votre équipe, et de quoi parler',
    heading: 'La semaine de votre équipe',
    paragraphs: [
      'Trois lignes pour votre prochaine réunion, et une page avec les points de votre équipe. Une phrase de retour prend une minute et compte longtemps.',
    ],
    items: agenda ? agendaLines(agenda, AGENDA, words) : [],
  };
};
