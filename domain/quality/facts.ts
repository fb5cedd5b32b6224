import { type KeyResultFacts, readKeyResult } from './key-result-facts.ts';
import { LEXICA, type Lexicon } from './lexicon/index.ts';
import { type Quantity, readQuantities } from './quantities.ts';
import type { Language, OkrSet } from './types.ts';
import { fold } from './words.ts';

/** What can be known of a set before any rule judges it; read once, used by all. */
export interface SetFacts {
  set: OkrSet;
  language: Language;
  words: Lexicon;
  /** The folded title of the objective. */
  objective: string;
  objectiveQuantities: Quantity[];
  keyResults: KeyResultFacts[];
}

/** @returns the set as rules look at it. */
export function readFacts(set: OkrSet): SetFacts {
  const objective = fold(set.objective.title);
  return {
    set,
    language: set.lang,
    words: LEXICA[set.lang],
    objective,
    objectiveQuantities: readQuantities(objective, set.lang),
    keyResults: set.keyResults.map((keyResult, index) => readKeyResult(keyResult, index, set.lang)),
  };
}
