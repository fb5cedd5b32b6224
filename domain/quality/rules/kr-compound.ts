import type { SetFacts } from '../facts.ts';
import { namesChange } from '../key-result-facts.ts';
import { readQuantities } from '../quantities.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import type { Language } from '../types.ts';
import { has, startsWith } from '../words.ts';

const JOINT: Record<Language, RegExp> = {
  en: /,? (?:and(?: also)?|as well as|plus|while(?: also)?|along with|&|in addition to) |;/,
  de: /,? (?:und|sowie|plus|bei gleichzeitiger|ausserdem|zugleich|&|wahrend) |;/,
  fr: /,? (?:et|ainsi que|plus|tout en|de meme que|&|ainsi qu'|en plus de) |;/,
  es: /,? (?:y|e|ademas de|asi como|mas|&|junto con|a la vez que|y tambien) |;/,
};
/** A target inside one part: "NPS to 50", "churn below 3 %". */
const AIM =
  /(?<!\p{L})(?:to|under|below|above|over|at least|auf|unter|uber|mindestens|hochstens|a|sous|au moins|en dessous de|al|por debajo de|menos de) [€$£<>±-]*\d[\d.,]*/u;

/** Two figures in one line, each of which can come true without the other. */
export const krCompound: Rule = {
  id: 'kr.compound',
  severity: 'fix',
  source: SOURCES.niven,
  texts: {
    en: {
      message: 'Two results share this line. Would you give each its own?',
      reason: 'When one comes true and the other does not, no honest score is left.',
      example: '"Crash rate from 2.1 % to 0.8 %" and, in its own line, "Store rating from 3.6 to 4.4".',
    },
    de: {
      message: 'Hier stehen zwei Ergebnisse in einer Zeile. Geben Sie jedem eine eigene?',
      reason: 'Tritt das eine ein und das andere nicht, gibt es keine ehrliche Bewertung.',
      example: '„Absturzrate von 2,1 % auf 0,8 %“ und in eigener Zeile „Bewertung von 3,6 auf 4,4“.',
    },
    fr: {
      message: 'Deux résultats partagent cette ligne. Voulez-vous donner la sienne à chacun ?',
      reason: 'Si l’un se réalise et l’autre non, aucune note n’est juste.',
      example: '« Taux de plantage de 2,1 % à 0,8 % » et, à part, « Note de 3,6 à 4,4 ».',
    },
    es: {
      message: 'Dos resultados comparten esta línea. ¿Le da a cada uno la suya?',
      reason: 'Si uno se cumple y el otro no, no queda una nota justa.',
      example: '«Tasa de fallos del 2,1 % al 0,8 %» y, aparte, «Valoración de 3,6 a 4,4».',
    },
  },
  find: (facts) =>
    facts.keyResults.filter(({ text }) => isCompound(text, facts)).map(({ index }) => ({ keyResult: index })),
};

function isCompound(text: string, { language, words }: SetFacts): boolean {
  const parts = text.split(JOINT[language]);
  return parts.slice(1).some((_, index) => {
    const left = parts.slice(0, index + 1).join(' ');
    const right = parts.slice(index + 1).join(' ');
    const aims = (part: string) => /^\p{L}+/u.test(part.trim()) && isAim(part, language);
    if (aims(left) && aims(right)) return true;
    return [words.up, words.down].some((verb) => startsWith(left, verb)) && startsAnew(right, words);
  });
}

/** It has a figure of its own and says that it should get there. */
function isAim(part: string, language: Language): boolean {
  if (readQuantities(part, language).length === 0) return false;
  return namesChange(part, language) || AIM.test(part);
}

function startsAnew(part: string, { up, down }: SetFacts['words']): boolean {
  return [up, down].some((verb) => startsWith(part, verb)) && has(part, up) !== has(part, down);
}
