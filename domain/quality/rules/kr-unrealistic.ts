import { movement, plannedChange } from '../history.ts';
import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** So many times the largest step of the last quarters has hardly ever been seen in one. */
const LARGEST_STEPS = 20;
/** With a history of tiny steps even small plans are many of them; they must be large by themselves too. */
const SHARE_OF_LEVEL = 0.6;

/** A target far beyond everything that history shows. */
export const krUnrealistic: Rule = {
  id: 'kr.unrealistic',
  severity: 'question',
  source: SOURCES.locke,
  texts: {
    en: {
      message: 'This is far beyond what the last quarters showed. What will be so different this time?',
      reason: 'Stretch helps while people believe in it; beyond that they stop trying.',
      example: 'After 10, 11, 12 %: "from 12 % to 20 %", and the rest next quarter.',
    },
    de: {
      message:
        'Das liegt weit über allem, was die letzten Quartale gezeigt haben. Was wird diesmal so anders?',
      reason: 'Strecken hilft, solange man daran glaubt; darüber hinaus versucht es niemand mehr.',
      example: 'Nach 10, 11, 12 %: „von 12 % auf 20 %“, den Rest im nächsten Quartal.',
    },
    fr: {
      message:
        'C’est bien au-delà de ce que les derniers trimestres ont montré. Qu’est-ce qui sera si différent ?',
      reason: 'L’ambition aide tant qu’on y croit ; au-delà, on n’essaie plus.',
      example: 'Après 10, 11, 12 % : « de 12 % à 20 % », le reste au trimestre suivant.',
    },
    es: {
      message:
        'Está muy por encima de lo que mostraron los últimos trimestres. ¿Qué será tan distinto esta vez?',
      reason: 'La ambición ayuda mientras se cree en ella; más allá, se deja de intentar.',
      example: 'Tras 10, 11, 12 %: «del 12 % al 20 %», y el resto el próximo trimestre.',
    },
  },
  find: ({ keyResults }) => keyResults.filter(isBeyondReach).map(({ index }) => ({ keyResult: index })),
};

function isBeyondReach(facts: KeyResultFacts): boolean {
  const change = plannedChange(facts);
  const { largest } = movement(facts.history);
  const last = facts.history.at(-1);
  if (change === null || last === undefined || largest === 0 || facts.history.length < 2) return false;
  return Math.abs(change) > LARGEST_STEPS * largest && Math.abs(change) > SHARE_OF_LEVEL * Math.abs(last);
}
