import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const pilotDecision: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: '¿Cómo sigue su prueba?',
  heading: '¿Cómo sigue su prueba?',
  paragraphs: [
    `Ha llegado el momento de decidir sobre ${facts.cycle.name}: terminar, repetir o extender. Lo que debía mostrar y lo que se midió está en una página; cinco minutos.`,
  ],
});
