import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const TOP_LEVELS = new Set(['company', 'organisation', 'organization', 'corporate', 'group']);

/** Below the top, an objective contributes to something above or says that it is local. */
export const alignOrphan: Rule = {
  id: 'align.orphan',
  severity: 'question',
  source: SOURCES.doerr,
  texts: {
    en: {
      message:
        'What does this contribute to? Choose an objective above, or say that it is a goal of your own.',
      reason:
        'People work with more energy on what they know the purpose of; local goals are welcome when declared.',
      example: 'Contributes to "Customers stay because of our service", or: a goal of our own.',
    },
    de: {
      message: 'Wozu trägt das bei? Wählen Sie ein Ziel darüber, oder sagen Sie, dass es ein eigenes ist.',
      reason:
        'Man arbeitet lieber an etwas, dessen Sinn man kennt; eigene Ziele sind willkommen, wenn sie so heißen.',
      example: 'Trägt bei zu „Kunden bleiben wegen unseres Service“, oder: ein eigenes Ziel.',
    },
    fr: {
      message:
        'À quoi cela contribue-t-il ? Choisissez un objectif au-dessus, ou dites que c’est un objectif propre.',
      reason:
        'On travaille mieux à ce dont on connaît le sens ; un objectif local est bienvenu s’il est annoncé.',
      example: 'Contribue à « On reste chez nous pour le service », ou : un objectif à nous.',
    },
    es: {
      message: '¿A qué contribuye? Elija un objetivo de arriba, o diga que es un objetivo propio.',
      reason:
        'Se trabaja mejor en aquello cuyo sentido se conoce; un objetivo propio es bienvenido si se declara.',
      example: 'Contribuye a «Clientes que se quedan por el trato», o: un objetivo propio.',
    },
  },
  find: ({ set }) =>
    set.parent === null && !set.local && !TOP_LEVELS.has(set.level.toLowerCase())
      ? [{ keyResult: null }]
      : [],
};
