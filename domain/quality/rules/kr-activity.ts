import { hasNominalHead, isWorkHead } from '../head.ts';
import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has, startsWith, wordsOf } from '../words.ts';
import { isYesNo } from './kr-binary.ts';

/** Work is named where an effect should be: it starts with doing, or counts what doing produces. */
export const krActivity: Rule = {
  id: 'kr.activity',
  severity: 'fix',
  source: SOURCES.doerr,
  texts: {
    en: {
      message:
        'This describes work to be done. Would you like to move it to the initiatives and say what it should change?',
      reason: 'Work can be finished without anything getting better; a key result tells whether it did.',
      example:
        'Instead of "Hold 5 workshops": "New colleagues who close their first case alone, from 40 % to 70 %".',
    },
    de: {
      message:
        'Das beschreibt Arbeit. Möchten Sie es zu den Initiativen verschieben und sagen, was sich dadurch ändern soll?',
      reason:
        'Arbeit kann erledigt sein, ohne dass etwas besser wird; ein Schlüsselergebnis zeigt, ob es besser wurde.',
      example:
        'Statt „5 Workshops durchführen“: „Neue, die ihren ersten Fall allein lösen, von 40 % auf 70 %“.',
    },
    fr: {
      message:
        'Ceci décrit un travail à faire. Voulez-vous le déplacer vers les initiatives et dire ce qu’il doit changer ?',
      reason:
        'Un travail peut être terminé sans que rien ne s’améliore ; un résultat clé dit si cela s’est amélioré.',
      example:
        'Au lieu de « Organiser 5 ateliers » : « Nouveaux autonomes sur leur premier dossier, de 40 % à 70 % ».',
    },
    es: {
      message:
        'Esto describe un trabajo por hacer. ¿Quiere pasarlo a las iniciativas y decir qué debe cambiar?',
      reason: 'Un trabajo puede terminarse sin que nada mejore; un resultado clave dice si mejoró.',
      example:
        'En lugar de «Organizar 5 talleres»: «Nuevos que resuelven solos su primer caso, del 40 % al 70 %».',
    },
  },
  find: ({ keyResults }) => keyResults.filter(isActivity).map(({ index }) => ({ keyResult: index })),
};

/** @returns whether the key result names work; a rate, a time or a from-to makes it an outcome whatever its verb. */
export function isActivity(facts: KeyResultFacts): boolean {
  const { text, words, measurable } = facts;
  if (facts.graded || isFalling(facts)) return false;
  if (isWorkHead(facts)) {
    if (isYesNo(facts) && has(text, words.milestone)) return false;
    // "Deliver 200 orders", "Firmar 25 contratos": what others receive or decide is a result.
    return !measurable || !startsWith(text, words.gain) || countsArtefacts(facts);
  }
  if (isYesNo(facts)) return false;
  if (hasNominalHead(facts))
    return measurable ? countsArtefacts(facts) : facts.language !== 'en' || / of /.test(text);
  return facts.quantities.length > 0 && beginsWithArtefacts(facts);
}

function isFalling({ baseline, target }: KeyResultFacts): boolean {
  return baseline.is === 'number' && target.is === 'number' && target.value < baseline.value;
}

/** Something else than the work is counted when it goes on with who does what. */
function countsArtefacts({ text, words }: KeyResultFacts): boolean {
  const [beginning = ''] = text.split(words.consequence);
  return has(beginning, words.artefact);
}

function beginsWithArtefacts({ text, words, quantities }: KeyResultFacts): boolean {
  const [first] = quantities;
  if (!first || first.start > 3 || first.kind !== 'count') return false;
  const counted = wordsOf(first.noun).slice(0, 3).join(' ');
  return has(counted, words.artefact) && !has(first.noun, words.consequence) && wordsOf(text).length <= 6;
}
