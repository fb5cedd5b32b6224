import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { of } from './words.ts';

export const reflect: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `¿Con qué se queda ${of(facts.cycle.period)}?`,
  heading: 'Una mirada atrás',
  paragraphs: [
    'Por favor, escriba una o dos frases sobre lo que hemos aprendido, tres minutos, y dé las gracias a alguien si quiere: formará parte de la celebración y hará mejor el próximo periodo.',
  ],
});
