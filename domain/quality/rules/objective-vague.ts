import type { SetFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has, wordsOf } from '../words.ts';

/** What is left after words that fit any objective is nothing, or one word beside "improve". */
export const objectiveVague: Rule = {
  id: 'objective.vague',
  severity: 'fix',
  source: SOURCES.wodtke,
  texts: {
    en: {
      message: 'This would fit almost any team and any quarter. What exactly will be better, and for whom?',
      reason: 'Only a picture that people can see helps them decide what to do and what to leave.',
      example: 'Instead of "Improve quality": "The paint shop gets parts that need no second look".',
    },
    de: {
      message: 'Das würde zu fast jedem Team und Quartal passen. Was genau wird besser, und für wen?',
      reason: 'Nur ein Bild, das man sehen kann, hilft zu entscheiden, was man tut und was man lässt.',
      example:
        'Statt „Qualität verbessern“: „Die Lackiererei bekommt Teile, die man nicht nacharbeiten muss“.',
    },
    fr: {
      message: 'Cela irait à presque toute équipe et tout trimestre. Qu’est-ce qui sera mieux, et pour qui ?',
      reason: 'Seule une image que l’on voit aide à décider quoi faire et quoi laisser.',
      example:
        'Au lieu de « Améliorer la qualité » : « L’atelier peinture reçoit des pièces sans retouche ».',
    },
    es: {
      message:
        'Esto valdría para casi cualquier equipo y trimestre. ¿Qué será mejor exactamente, y para quién?',
      reason: 'Solo una imagen que se ve ayuda a decidir qué hacer y qué dejar.',
      example: 'En lugar de «Mejorar la calidad»: «Pintura recibe piezas que no hay que mirar dos veces».',
    },
  },
  find: (facts) => (isVague(facts) ? [{ keyResult: null }] : []),
};

/** @returns whether nothing concrete is left to go by. */
export function isVague({ language, objective, words, objectiveQuantities }: SetFacts): boolean {
  if (objectiveQuantities.some(({ spelled }) => !spelled)) return false;
  const verbs = [words.vagueVerb, words.weakVerb];
  const rest = [words.stopword, ...verbs, words.generic].reduce(
    (text, each) => text.replace(each, ' '),
    objective,
  );
  const concrete = wordsOf(rest.replace(/(?<!\p{L})\p{L}'/gu, ' ')).length;
  const generic = has(objective, words.generic);
  const strong = has(atHead(objective, language), words.vagueVerb);
  if (concrete === 0)
    return generic && (strong || has(objective, words.weakVerb) || wordsOf(objective).length <= 5);
  return (
    concrete === 1 && strong && !has(objective, words.change) && (generic || wordsOf(objective).length <= 3)
  );
}

/** German puts its infinitive last. */
function atHead(objective: string, language: SetFacts['language']): string {
  const all = wordsOf(objective);
  return (language === 'de' ? all.slice(-1) : all.slice(0, 2)).join(' ');
}
