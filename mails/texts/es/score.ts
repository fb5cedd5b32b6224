import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { capital, of } from './words.ts';

export const score: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `${capital(facts.cycle.period)} ha terminado: ¿dónde acabaron sus resultados clave?`,
  heading: '¿Dónde acabaron sus resultados clave?',
  paragraphs: [
    `Por favor, anote las cifras finales ${of(facts.cycle.period)}, unos tres minutos; de ellas salen las puntuaciones, y usted las ve antes de que cuenten.`,
    'En un objetivo ambicioso, 0,7 es un éxito. Menos es un aprendizaje, y de aprendizajes se hace el próximo periodo.',
  ],
  items: facts.keyResults,
});
