import { LEXICA, type Lexicon } from './lexicon/index.ts';
import { type Quantity, readQuantities } from './quantities.ts';
import type { KeyResult, Language } from './types.ts';
import { MOMENT, readValue, type Value } from './values.ts';
import { fold, has } from './words.ts';

/** What can be known of a key result before any rule judges it. */
export interface KeyResultFacts {
  index: number;
  language: Language;
  words: Lexicon;
  /** The folded title. */
  text: string;
  unit: string;
  quantities: Quantity[];
  baseline: Value;
  target: Value;
  history: number[];
  /** It can be said at the end how far it came. */
  measurable: boolean;
  /** It is known where it starts, or when that will be known. */
  startKnown: boolean;
  /** It is measured as a rate, a sum of money, a time, a grade, or as a change in the title. */
  graded: boolean;
}

const FROM_TO: Record<Language, RegExp> = {
  en: /(?<!\p{L})from .*?\d.*?(?<!\p{L})(?:to|under|below|over|above|towards) .*?\d/u,
  de: /(?<!\p{L})(?:von|vom) .*?\d.*?(?<!\p{L})(?:auf|zu|bis|unter|uber) .*?\d/u,
  fr: /(?<!\p{L})(?:de|du|d'|des) ?[-±<>€$]?\d.*?(?<!\p{L})(?:a|vers|sous|jusqu'a) .*?\d/u,
  es: /(?<!\p{L})(?:de|del|desde) (?:el |un |los )?[-±<>€$]?\d.*?(?<!\p{L})(?:a|al|hasta|menos de) .*?\d/u,
};
const ARROW = /\d.*?(?:→|➔|⇒|->|=>|›|>>).*?\d/;
const YES_NO_UNIT = /^(?:(?:yes|ja|oui|si) ?[/-] ?(?:no|nein|non)|done|binary|erledigt|fait|hecho|boolean)$/;
const YES_NO_TITLE =
  /\((?:yes ?\/ ?no|ja ?\/ ?nein|oui ?\/ ?non|si ?\/ ?no|done ?\/ ?not done|erledigt ?\/ ?(?:offen|nicht erledigt)|fait ?\/ ?pas fait|hecho ?\/ ?no hecho)\)/;

/** @returns whether a folded title names where it starts and where it ends. */
export function namesChange(text: string, language: Language): boolean {
  return FROM_TO[language].test(text) || ARROW.test(text);
}

/** @returns what a key result says, in its title and in its fields. */
export function readKeyResult(keyResult: KeyResult, index: number, language: Language): KeyResultFacts {
  const words = LEXICA[language];
  const text = fold(keyResult.title);
  const unit = fold(keyResult.unit);
  const quantities = readQuantities(text, language);
  const yesNo = YES_NO_UNIT.test(unit) || YES_NO_TITLE.test(text);
  const baseline = yesNo ? { is: 'yes-no' as const } : readValue(keyResult.baseline, language);
  const target = yesNo ? { is: 'yes-no' as const } : readValue(keyResult.target, language);
  const change = namesChange(text, language);
  const { history } = keyResult;
  return {
    index,
    language,
    words,
    text,
    unit,
    quantities,
    baseline,
    target,
    history,
    measurable: target.is === 'number' || quantities.length > 0 || has(text, words.relative),
    startKnown:
      baseline.is === 'number' ||
      baseline.is === 'planned' ||
      history.length > 0 ||
      change ||
      (quantities.length > 0 && has(text, words.today)) ||
      // "40 new customers (last year: 29)"
      (/\([^)]*\d[^)]*\)/.test(text.slice(1)) && quantities.length > 1) ||
      (MOMENT.test(text) && has(text, words.planned)),
    graded: change || isGradedUnit(unit, keyResult.target) || quantities.some((each) => isGrade(each, text)),
  };
}

const GRADED_UNIT =
  /^(?:%|pp|percent|prozent|€|\$|£|eur|usd|gbp|chf|[kmt]?€|(?:€|£|\$)(?:k|m)|h|min|s|ms|hours?|minutes?|days?|tage|at|jours?|dias|werktage|stunden|std|heures|horas|points?|punkte|stars|weeks|wochen|months|monate)(?![\p{L}])/u;

function isGradedUnit(unit: string, target: KeyResult['target']): boolean {
  return GRADED_UNIT.test(unit) || (typeof target === 'string' && /[%€$£]/.test(target));
}

/** A duration counts as one only where it is compared; "a 2-hour workshop" is no measure. */
function isGrade({ kind, start }: Quantity, text: string): boolean {
  if (kind === 'percent' || kind === 'score') return true;
  const compared =
    /(?:under|below|within|less than|in|to|unter|innerhalb|binnen|weniger als|auf|in|sous|moins de|a|en|menos de|dentro de) $/.test(
      text.slice(0, start),
    );
  return kind === 'duration' && compared;
}
