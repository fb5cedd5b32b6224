import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** More objectives of one owner than the policy allows. */
export const setTooManyObjectives: Rule = {
  id: 'set.too-many-objectives',
  severity: 'consider',
  source: SOURCES.doerr,
  texts: {
    en: {
      message: 'With this one you have {count} objectives; {limit} is the most that works. Which can wait?',
      reason:
        'Each further objective takes attention from the others; what waits can be written under "not this quarter".',
      example: 'Keep the {limit} that matter most and name the others as "not this quarter".',
    },
    de: {
      message: 'Mit diesem sind es {count} Ziele; mehr als {limit} gehen selten gut. Welches kann warten?',
      reason:
        'Jedes weitere nimmt den anderen Aufmerksamkeit; was wartet, kann unter „nicht in diesem Quartal“ stehen.',
      example: 'Die {limit} wichtigsten behalten, die anderen als „nicht in diesem Quartal“ nennen.',
    },
    fr: {
      message:
        'Avec celui-ci, vous avez {count} objectifs ; au-delà de {limit}, cela marche rarement. Lequel peut attendre ?',
      reason:
        'Chaque objectif de plus prend de l’attention aux autres ; ce qui attend se note sous « pas ce trimestre ».',
      example: 'Gardez les {limit} plus importants et nommez les autres « pas ce trimestre ».',
    },
    es: {
      message: 'Con este son {count} objetivos; más de {limit} rara vez funciona. ¿Cuál puede esperar?',
      reason:
        'Cada objetivo más quita atención a los otros; lo que espera puede anotarse en «este trimestre no».',
      example: 'Quédese con los {limit} más importantes y nombre los demás como «este trimestre no».',
    },
  },
  find: ({ set }, { maxObjectives }) => {
    const count = set.siblings.length + 1;
    if (count <= maxObjectives) return [];
    return [{ keyResult: null, values: { count: String(count), limit: String(maxObjectives) } }];
  },
};
