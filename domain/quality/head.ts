import type { KeyResultFacts } from './key-result-facts.ts';
import { has, startsWith, wordsOf } from './words.ts';

/**
 * What a key result begins with, or in German ends with: work to be done, or something that changes. Verbs that are
 * nouns too (`call`, `test`, `review`) count as work only before an object: "Test 5 ideas", not "Test coverage".
 */
export function isWorkHead(facts: KeyResultFacts): boolean {
  const clause = mainClause(facts);
  if (facts.language === 'de') return isGermanWork(clause, facts);
  const { activity, up, down, keep, gain } = facts.words;
  if (startsWith(clause, activity)) return facts.language !== 'en' || hasObject(clause, facts);
  if (facts.language === 'en' || facts.measurable) return false;
  const [first = ''] = wordsOf(clause);
  const infinitive = facts.language === 'fr' ? /(?:er|ir|dre|tre|ire)$/ : /(?:ar|er|ir)(?:se)?$/;
  return infinitive.test(first) && ![up, down, keep, gain].some((lexicon) => startsWith(clause, lexicon));
}

/** @returns whether it begins with a noun that makes work of what follows: "organisation of", "number of". */
export function hasNominalHead(facts: KeyResultFacts): boolean {
  return startsWith(facts.text, facts.words.nominal);
}

/** @returns the sentence up to what it is for; what comes before the comma is what is done. */
export function mainClause({ text }: KeyResultFacts): string {
  const clause = text.replace(/^(?:we|wir|nous|to|kr ?\d+:?|[-*•])\s+/, '');
  return (
    clause.split(
      /,? (?:so that|so dass|sodass|damit|afin (?:que|de)|pour que|para que|in order to|um)(?!\p{L})|[;(]/u,
    )[0] ?? clause
  ).trim();
}

const OBJECT =
  /^\S+(?: (?:out|up|to|with|for|in|on|at))? (?:\d|an? |the |all |every |each |our |new |two |three |four |five |six |eight |ten |twelve |more |weekly |monthly |daily |regular |quarterly |at least |customers?\b|employees|staff|data|tests?\b|\p{L}+s\b)/u;

function hasObject(clause: string, { measurable }: KeyResultFacts): boolean {
  return measurable ? OBJECT.test(clause) : wordsOf(clause).length > 1;
}

function isGermanWork(clause: string, { words }: KeyResultFacts): boolean {
  const last = wordsOf(clause.split(',')[0] ?? clause).at(-1) ?? '';
  return (
    /n$/.test(last) &&
    has(last, words.activity) &&
    ![words.up, words.down].some((lexicon) => has(last, lexicon))
  );
}

/** @returns whether a verb of the lexicon leads the key result; in German it comes last. */
export function beginsWithVerb(facts: KeyResultFacts, verbs: RegExp): boolean {
  const clause = mainClause(facts);
  if (startsWith(clause, verbs)) return true;
  const last = wordsOf(clause.split(',')[0] ?? clause).at(-1) ?? '';
  return facts.language === 'de' && /n$/.test(last) && startsWith(last, verbs);
}
