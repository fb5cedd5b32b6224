import { beginsWithVerb } from '../head.ts';
import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has } from '../words.ts';
import { isActivity } from './kr-activity.ts';
import { isBinary, isYesNo } from './kr-binary.ts';

/** A target without a start; "baseline by week 3" is a start. */
export const krNoBaseline: Rule = {
  id: 'kr.no-baseline',
  severity: 'consider',
  source: SOURCES.niven,
  texts: {
    en: {
      message: 'The target is clear. Where does it stand today, or by when will you know?',
      reason: 'Without a start nobody can tell how far the way is, or how much of it is done.',
      example: '"from 4.2 % to under 3 %", or "baseline by week 3".',
    },
    de: {
      message: 'Das Ziel ist klar. Wo steht der Wert heute, oder bis wann wissen Sie es?',
      reason: 'Ohne Ausgangswert weiß niemand, wie weit der Weg ist und wie viel davon geschafft ist.',
      example: '„von 4,2 % auf unter 3 %“ oder „Ausgangswert bis KW 3“.',
    },
    fr: {
      message: 'La cible est claire. Où en est-on aujourd’hui, ou quand le saurez-vous ?',
      reason: 'Sans point de départ, personne ne sait combien de chemin il reste, ni combien est fait.',
      example: '« de 4,2 % à moins de 3 % », ou « point de départ mesuré d’ici la semaine 3 ».',
    },
    es: {
      message: 'La meta está clara. ¿Cuál es el valor de hoy, o cuándo lo sabrá?',
      reason: 'Sin punto de partida nadie sabe cuánto camino hay ni cuánto se ha recorrido.',
      example: '«del 4,2 % a menos del 3 %», o «línea base antes de la semana 3».',
    },
  },
  find: ({ keyResults }) => keyResults.filter(lacksStart).map(({ index }) => ({ keyResult: index })),
};

function lacksStart(facts: KeyResultFacts): boolean {
  const { text, words, quantities, target, startKnown, graded } = facts;
  if (startKnown || isYesNo(facts) || isBinary(facts) || isActivity(facts)) return false;
  if (has(text, words.keep)) return false;
  const numeric = target.is === 'number' || quantities.some(({ spelled }) => !spelled);
  // What is won or closed in a period starts at nothing.
  return numeric && (graded || !beginsWithVerb(facts, words.gain));
}
