import { beginsWithVerb } from '../head.ts';
import { betterWay, movement, plannedChange } from '../history.ts';
import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has } from '../words.ts';

/** Less than half of what comes by itself each quarter needs no new effort. */
const OWN_PACE = 0.5;

/** A target that is reached already, or that will be reached if everything goes on as it does. */
export const krSandbagged: Rule = {
  id: 'kr.sandbagged',
  severity: 'question',
  source: SOURCES.locke,
  texts: {
    en: {
      message: 'This looks already within reach. What would be worth stretching for?',
      reason:
        'The last quarters came this far by themselves; goals move people when they ask for a little more.',
      example: 'After 38, 46, 54 %: "from 54 % to 68 %" rather than "to 55 %".',
    },
    de: {
      message: 'Das scheint schon in Reichweite zu sein. Wofür würde sich Strecken lohnen?',
      reason: 'Die letzten Quartale kamen von selbst so weit; Ziele bewegen, wenn sie etwas mehr verlangen.',
      example: 'Nach 38, 46, 54 %: eher „von 54 % auf 68 %“ als „auf 55 %“.',
    },
    fr: {
      message: 'Cela semble déjà à portée. Pour quoi vaudrait-il la peine de viser plus loin ?',
      reason:
        'Les derniers trimestres y sont arrivés d’eux-mêmes ; un objectif entraîne quand il demande un peu plus.',
      example: 'Après 38, 46, 54 % : « de 54 % à 68 % » plutôt que « à 55 % ».',
    },
    es: {
      message: 'Parece que ya está al alcance. ¿Por qué meta valdría la pena esforzarse?',
      reason: 'Los últimos trimestres llegaron solos hasta ahí; una meta mueve cuando pide un poco más.',
      example: 'Tras 38, 46, 54 %: «del 54 % al 68 %» mejor que «al 55 %».',
    },
  },
  find: ({ keyResults }) => keyResults.filter(isWithinReach).map(({ index }) => ({ keyResult: index })),
};

function isWithinReach(facts: KeyResultFacts): boolean {
  const change = plannedChange(facts);
  if (change === null || has(facts.text, facts.words.keep)) return false;
  const { steady, mean, range } = movement(facts.history);
  const better = betterWay(facts);
  const trend = Math.sign(mean);
  // Where it rose by itself, standing still is less than what comes anyway.
  if (change === 0) return steady && better !== -trend;
  if (better !== 0 && Math.sign(change) === -better)
    return facts.history.length < 2 ? saysItsWay(facts) : better === trend;
  if (better === 0 && trend !== 0 && Math.sign(change) === -trend) {
    // A long way back is a turnaround, a short one a target that was passed on the way.
    return steady && Math.abs(change) <= 0.85 * range;
  }
  return (
    steady && Math.sign(change) === trend && Math.abs(change) < OWN_PACE * Math.abs(mean) && better !== -trend
  );
}

/** Without a history only the author's own verb tells which way is better. */
function saysItsWay(facts: KeyResultFacts): boolean {
  return beginsWithVerb(facts, facts.words.up) || beginsWithVerb(facts, facts.words.down);
}
