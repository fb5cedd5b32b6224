import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** More key results than the policy allows. */
export const setTooManyKrs: Rule = {
  id: 'set.too-many-krs',
  severity: 'consider',
  source: SOURCES.reWork,
  texts: {
    en: {
      message:
        'There are {count} key results; {limit} is the most that people keep in view. Which tell most?',
      reason: 'A long list turns into a dashboard, and nobody knows what matters.',
      example: 'Keep the two or three that together would prove the objective.',
    },
    de: {
      message:
        'Es sind {count} Schlüsselergebnisse; mehr als {limit} behält niemand im Blick. Welche sagen am meisten?',
      reason: 'Eine lange Liste wird zum Cockpit, und niemand weiß, worauf es ankommt.',
      example: 'Die zwei oder drei behalten, die zusammen das Ziel beweisen würden.',
    },
    fr: {
      message:
        'Il y a {count} résultats clés ; au-delà de {limit}, on les perd de vue. Lesquels en disent le plus ?',
      reason: 'Une longue liste devient un tableau de bord, et personne ne sait ce qui compte.',
      example: 'Gardez les deux ou trois qui, ensemble, prouveraient l’objectif.',
    },
    es: {
      message: 'Hay {count} resultados clave; más de {limit} se pierden de vista. ¿Cuáles dicen más?',
      reason: 'Una lista larga se vuelve un cuadro de mando y nadie sabe qué importa.',
      example: 'Quédese con los dos o tres que juntos probarían el objetivo.',
    },
  },
  find: ({ set }, { maxKeyResults }) => {
    const count = set.keyResults.length;
    if (count <= maxKeyResults) return [];
    return [{ keyResult: null, values: { count: String(count), limit: String(maxKeyResults) } }];
  },
};
