import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { capital, of } from './words.ts';

export const score: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `${capital(facts.cycle.period)} touche à sa fin : où en sont vos résultats clés ?`,
  heading: 'Où en sont vos résultats clés ?',
  paragraphs: [
    `Merci de saisir les chiffres définitifs ${of(facts.cycle.period)}, environ trois minutes ; les scores en découlent, et vous les voyez avant qu’ils ne comptent.`,
    'Sur un objectif ambitieux, 0,7 est une réussite. Moins, c’est un enseignement, et c’est de cela que se nourrit la période suivante.',
  ],
  items: facts.keyResults,
});
