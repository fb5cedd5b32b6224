import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** Fewer key results than the policy asks for. */
export const setTooFewKrs: Rule = {
  id: 'set.too-few-krs',
  severity: 'consider',
  source: SOURCES.grove,
  texts: {
    en: {
      message:
        'The objective has fewer than {limit} key results. What else would have to be true at the end?',
      reason: 'One figure alone can be met at the expense of another; a second one keeps it honest.',
      example:
        'Beside "Time to answer from 9 h to 4 h": "Questions solved at the first answer, from 61 % to 75 %".',
    },
    de: {
      message: 'Das Ziel hat weniger als {limit} Schlüsselergebnisse. Was müsste am Ende noch stimmen?',
      reason:
        'Eine einzelne Zahl lässt sich auf Kosten einer anderen erreichen; eine zweite hält sie ehrlich.',
      example: 'Neben „Antwortzeit von 9 h auf 4 h“: „Mit der ersten Antwort gelöst, von 61 % auf 75 %“.',
    },
    fr: {
      message:
        'L’objectif a moins de {limit} résultats clés. Qu’est-ce qui devrait encore être vrai à la fin ?',
      reason: 'Un seul chiffre peut être atteint aux dépens d’un autre ; un second le garde honnête.',
      example:
        'À côté de « Délai de réponse de 9 h à 4 h » : « Réglé à la première réponse, de 61 % à 75 % ».',
    },
    es: {
      message: 'El objetivo tiene menos de {limit} resultados clave. ¿Qué más debería cumplirse al final?',
      reason: 'Una sola cifra puede lograrse a costa de otra; una segunda la mantiene honesta.',
      example: 'Junto a «Tiempo de respuesta de 9 h a 4 h»: «Resuelto a la primera, del 61 % al 75 %».',
    },
  },
  find: ({ set }, { minKeyResults }) =>
    set.keyResults.length < minKeyResults
      ? [{ keyResult: null, values: { limit: String(minKeyResults) } }]
      : [],
};
