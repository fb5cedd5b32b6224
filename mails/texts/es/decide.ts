import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { PHASE_NAMES } from './words.ts';

export const decide: WriteSection = (facts, words) => {
  const { cycle } = facts;
  const text = facts.nextPeriod
    ? {
        subject: `«${cycle.name}» ha terminado: ¿seguimos con el próximo periodo?`,
        heading: 'El próximo periodo',
        paragraphs: [
          'El ciclo está completo. Por favor, decida si el siguiente empieza con las mismas personas; es un minuto.',
        ],
      }
    : {
        subject: `«${PHASE_NAMES[facts.phase]}» llega a su plazo en «${cycle.name}»`,
        heading: `«${PHASE_NAMES[facts.phase]}» llega a su plazo`,
        paragraphs: [
          'Quedan tareas abiertas. Por favor, decida si hay más tiempo o si el ciclo sigue con lo que hay, cerca de un minuto; sin su decisión, sigue.',
        ],
      };
  return { ...action(facts, words), ...text };
};
