import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** The objective itself is a figure. Names, years and norms are none, and words like "in two days" are pictures. */
export const objectiveNumeric: Rule = {
  id: 'objective.numeric',
  severity: 'consider',
  source: SOURCES.wodtke,
  texts: {
    en: {
      message: 'The objective is a figure. What will people notice when it is reached?',
      reason:
        'An objective says where to and why, so that one gets up for it; figures belong into key results.',
      example:
        'Instead of "Grow sales by 25 %": "Regulars tell their friends about us", with sales as a key result.',
    },
    de: {
      message: 'Das Ziel ist eine Zahl. Woran merken Menschen, dass es erreicht ist?',
      reason:
        'Ein Ziel sagt, wohin und wozu, damit man dafür aufsteht; Zahlen gehören in Schlüsselergebnisse.',
      example:
        'Statt „Umsatz um 25 % steigern“: „Stammkunden erzählen von uns“, mit dem Umsatz als Schlüsselergebnis.',
    },
    fr: {
      message: 'L’objectif est un chiffre. Que remarquera-t-on quand il sera atteint ?',
      reason: 'Un objectif dit où l’on va et pourquoi ; les chiffres ont leur place dans les résultats clés.',
      example:
        'Au lieu de « Ventes +25 % » : « Nos habitués parlent de nous », avec les ventes en résultat clé.',
    },
    es: {
      message: 'El objetivo es una cifra. ¿Qué se notará cuando se alcance?',
      reason: 'Un objetivo dice hacia dónde y para qué; las cifras van en los resultados clave.',
      example:
        'En lugar de «Ventas +25 %»: «Los clientes fijos hablan de nosotros», con las ventas como resultado clave.',
    },
  },
  find: ({ objectiveQuantities }) =>
    objectiveQuantities.some(({ spelled }) => !spelled) ? [{ keyResult: null }] : [],
};
