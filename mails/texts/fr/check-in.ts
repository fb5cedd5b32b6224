import type { WriteSection } from '../../model.ts';
import { replyHint } from '../reply.ts';
import { action } from './action.ts';
import { REPLY } from './reply.ts';

export const checkIn: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Le point de la semaine ${facts.task?.ordinal ?? ''}`.trimEnd(),
  heading: `Le point de la semaine ${facts.task?.ordinal ?? ''}`.trimEnd(),
  paragraphs: [
    'Où en sont vos résultats clés ? 20 secondes si rien n’a changé, une minute sinon. Dire ce qui bloque, c’est la première chose à faire pour que cela avance.',
    ...(facts.adjusting
      ? [
          'C’est le milieu du trimestre : cette semaine, chaque résultat clé est aussi à garder, à changer ou à abandonner.',
        ]
      : []),
    ...(facts.feedbackFrom.length > 0
      ? [`Un retour pour vous de ${facts.feedbackFrom.join(', ')} : il est en haut de la page.`]
      : []),
  ],
  items: facts.lettered ?? facts.keyResults,
  ...replyHint(facts, words, REPLY),
});
