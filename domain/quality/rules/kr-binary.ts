import { isWorkHead } from '../head.ts';
import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has, startsWith } from '../words.ts';

/** Something that is there at the end or is not, with nothing in between. */
export const krBinary: Rule = {
  id: 'kr.binary',
  severity: 'consider',
  source: SOURCES.castro,
  texts: {
    en: {
      message: 'At the end this is either done or not. Is there a figure that shows what it brings?',
      reason: 'Yes or no says nothing on the way, and nothing about the effect.',
      example: 'Instead of "New portal is live": "Requests settled in the portal, from 0 % to 60 %".',
    },
    de: {
      message: 'Am Ende ist das entweder erledigt oder nicht. Gibt es eine Zahl, die zeigt, was es bringt?',
      reason: 'Ja oder nein sagt unterwegs nichts und über die Wirkung auch nichts.',
      example: 'Statt „Neues Portal ist online“: „Im Portal erledigte Anliegen, von 0 % auf 60 %“.',
    },
    fr: {
      message: 'À la fin, ce sera fait ou non. Y a-t-il un chiffre qui montre ce que cela apporte ?',
      reason: 'Oui ou non ne dit rien en chemin, ni rien de l’effet.',
      example: 'Au lieu de « Le portail est en ligne » : « Demandes réglées sur le portail, de 0 % à 60 % ».',
    },
    es: {
      message: 'Al final estará hecho o no. ¿Hay una cifra que muestre lo que aporta?',
      reason: 'Sí o no no dice nada por el camino, ni del efecto.',
      example: 'En lugar de «El portal está en línea»: «Gestiones resueltas en el portal, del 0 % al 60 %».',
    },
  },
  find: ({ keyResults }) => keyResults.filter(isBinary).map(({ index }) => ({ keyResult: index })),
};

/** @returns whether it can only be there or not; work to be done is told apart in `kr.activity`. */
export function isBinary(facts: KeyResultFacts): boolean {
  const { text, words, measurable } = facts;
  const milestone = has(text, words.milestone);
  if (isYesNo(facts)) return milestone || !isWorkHead(facts);
  return !measurable && milestone && !isWorkHead(facts) && !startsWith(text, words.nominal);
}

/** @returns whether its fields say yes and no, or 0 and 1 of nothing that is counted. */
export function isYesNo({ baseline, target, unit, quantities, graded }: KeyResultFacts): boolean {
  if (baseline.is === 'yes-no' || target.is === 'yes-no') return true;
  const zeroToOne =
    target.is === 'number' && target.value === 1 && !(baseline.is === 'number' && baseline.value !== 0);
  return zeroToOne && unit === '' && quantities.length === 0 && !graded;
}
