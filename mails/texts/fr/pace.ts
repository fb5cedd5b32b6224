import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** After three quiet weeks: first the person is asked, then whoever they report to. Nobody is reproached. */
export const pace: WriteSection = (facts, words) => {
  const { about } = facts;
  const subject = about
    ? `${about} : comment continuer les points ?`
    : 'Comment continuer les points hebdomadaires ?';
  const why = about
    ? `Les points de ${about} se font attendre, ou un changement est souhaité. Merci de choisir ce qui convient ; un court échange est souvent le meilleur début.`
    : 'Depuis trois semaines nous n’avons rien reçu, et il y a sûrement des raisons. Un autre rythme convient peut-être mieux, ou quelqu’un d’autre pourrait reprendre : un clic, moins d’une minute.';
  return { ...action(facts, words), subject, heading: subject, paragraphs: [why] };
};
