import type { PointAnswer, PointVerdict } from '../kinds.ts';
import { findWeaknesses } from '../quality/coach.ts';
import { LANGUAGES, type Language, type Severity } from '../quality/types.ts';
import type { RoundContent } from './content.ts';
import type { Difference } from './differences.ts';

/** What a reviewer's eye should go to first. Whatever has none may be agreed together with others. */
export type Exception = { objective: number | null; keyResult: number | null; id: string | null } & (
  | { kind: 'finding'; severity: Severity; message: string; reason: string }
  | { kind: 'no-alignment' | 'no-baseline' | 'disagreement' | 'came-back' | 'parent-changed' }
);

/** What was said about one spot in the round before, and what became of it. */
export interface LastWord {
  entityId: string;
  verdict: PointVerdict;
  answer: PointAnswer | null;
}

export interface ReviewSheet {
  content: RoundContent;
  level: string;
  /** BCP 47 locale of its author, for the language it is read in. */
  locale: string;
  round: number;
  /** Titles of the objectives above, by id; with none there is nothing to align to. */
  above: ReadonlyMap<string, string>;
  /** What was said in the round before. */
  lastWords: readonly LastWord[];
  /** What differs from the round before. */
  differences: readonly Difference[];
  /** Whether a goal above has changed since this was written. */
  parentChanged: boolean;
}

/** A question is for the author to ponder; it keeps nobody from agreeing. */
const COUNTS: ReadonlySet<Severity> = new Set<Severity>(['fix', 'consider']);

/** @returns what needs attention, the set as a whole first, then in the order of the page. */
export function exceptionsOf(sheet: ReviewSheet): Exception[] {
  const whole = { objective: null, keyResult: null, id: null };
  return [
    ...(sheet.round > 1 ? [{ ...whole, kind: 'came-back' as const }] : []),
    ...(sheet.parentChanged ? [{ ...whole, kind: 'parent-changed' as const }] : []),
    ...sheet.content.objectives.flatMap((_, index) => ofObjective(sheet, index)),
  ];
}

function ofObjective(sheet: ReviewSheet, index: number): Exception[] {
  const objective = sheet.content.objectives[index];
  if (!objective) return [];
  const spot = { objective: index, keyResult: null, id: objective.id };
  const orphan = sheet.above.size > 0 && !objective.local && objective.alignedTo.length === 0;
  return [
    ...(orphan ? [{ ...spot, kind: 'no-alignment' as const }] : []),
    ...(disagrees(sheet, objective.id) ? [{ ...spot, kind: 'disagreement' as const }] : []),
    ...findingsOf(sheet, index),
    ...objective.keyResults.flatMap((keyResult, place) => {
      const at = { objective: index, keyResult: place, id: keyResult.id };
      return [
        ...(keyResult.baseline === null ? [{ ...at, kind: 'no-baseline' as const }] : []),
        ...(disagrees(sheet, keyResult.id) ? [{ ...at, kind: 'disagreement' as const }] : []),
      ];
    }),
  ];
}

/** A wish that was neither taken nor led to any change at its spot is still between the two. */
function disagrees({ lastWords, differences }: ReviewSheet, id: string): boolean {
  const changed = differences.some((difference) => difference.id === id);
  return lastWords.some(
    (word) => word.entityId === id && word.verdict !== 'agree' && word.answer !== 'taken' && !changed,
  );
}

function findingsOf(sheet: ReviewSheet, index: number): Exception[] {
  const { content, locale, level, above } = sheet;
  const objective = content.objectives[index];
  if (!objective) return [];
  const parent = objective.alignedTo.map((id) => above.get(id)).find((title) => title !== undefined);
  const findings = findWeaknesses({
    id: objective.id,
    lang: languageOf(locale),
    level,
    // A missing alignment is said as such, with what there is to align to.
    local: objective.local || parent === undefined,
    objective: { title: objective.title, kind: objective.kind },
    keyResults: objective.keyResults.map(({ title, baseline, target, unit }) => ({
      title,
      baseline: baseline ?? 'baseline by week 3',
      target,
      unit,
      history: [],
    })),
    parent: parent === undefined ? null : { title: parent },
    siblings: content.objectives.flatMap(({ title }, place) => (place === index ? [] : [title])),
  });
  return findings
    .filter(
      ({ severity, rule }) => COUNTS.has(severity) && (index === 0 || rule !== 'set.too-many-objectives'),
    )
    .map(({ keyResult, severity, message, reason }) => ({
      kind: 'finding',
      objective: index,
      keyResult,
      id: (keyResult === null ? objective.id : objective.keyResults[keyResult]?.id) ?? null,
      severity,
      message,
      reason,
    }));
}

function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}
