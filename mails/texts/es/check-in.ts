import type { WriteSection } from '../../model.ts';
import { replyHint } from '../reply.ts';
import { action } from './action.ts';
import { REPLY } from './reply.ts';

export const checkIn: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Seguimiento, semana ${facts.task?.ordinal ?? ''}`.trimEnd(),
  heading: `Seguimiento, semana ${facts.task?.ordinal ?? ''}`.trimEnd(),
  paragraphs: [
    '¿Cómo van sus resultados clave? 20 segundos si nada ha cambiado, un minuto en otro caso. Decir qué estorba es el primer paso para apartarlo.',
    ...(facts.adjusting
      ? [
          'Es la mitad del trimestre: esta semana se trata también de mantener, cambiar o abandonar cada resultado clave.',
        ]
      : []),
    ...(facts.feedbackFrom.length > 0
      ? [`Hay comentarios para usted de ${facts.feedbackFrom.join(', ')}: están al principio de la página.`]
      : []),
  ],
  items: facts.lettered ?? facts.keyResults,
  ...replyHint(facts, words, REPLY),
});
