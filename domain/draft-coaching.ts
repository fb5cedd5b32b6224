import { parseNumber } from './format.ts';
import type { OkrLevel } from './kinds.ts';
import type { DraftInput, DraftKeyResultInput, DraftObjectiveInput } from './okr-draft.ts';
import { findWeaknesses } from './quality/coach.ts';
import { likelyLanguage } from './quality/likeness.ts';
import { DEFAULT_POLICY } from './quality/policy.ts';
import type { QualityPolicy } from './quality/rule.ts';
import { type Finding, type KeyResult, LANGUAGES, type Language, type RuleId } from './quality/types.ts';

/** A finding with the field of the form beside which it is shown. */
export interface CoachedFinding extends Finding {
  field: string;
  /** Places of the objective and the key result in the draft, as the form counts them. */
  objective: number;
}

/** What the coach knows besides the draft. */
export interface CoachingContext {
  /** The writer's, for numbers, and for the language where the draft itself does not show it. */
  locale: string;
  level: OkrLevel;
  /** Titles of the objectives above, by id. */
  above: ReadonlyMap<string, string>;
  /** How many objectives the policy advises. */
  advised: number;
  /** How many key results an objective may have; as usual when left out. */
  keyResults?: number;
  /** Earlier figures of a key result, oldest first, by its title in small letters. */
  history?: ReadonlyMap<string, number[]>;
  /** Somebody is still typing: what is merely not there yet is no weakness. */
  typing?: boolean;
}

/** More at a time would be a list of faults, not a conversation. */
const AT_A_TIME = 2;
const WEIGHT = { fix: 0, consider: 1, question: 2 } as const;
/** What a half-written draft always lacks. */
const PREMATURE: readonly RuleId[] = ['set.too-few-krs', 'set.krs-dont-cover', 'align.orphan'];
const NEEDS_FIGURES: readonly RuleId[] = ['kr.unmeasurable', 'kr.no-baseline', 'kr.binary'];

/** @returns the most important weaknesses of a draft as typed, two at most. The same draft gives the same ones. */
export function coachDraft(draft: DraftInput, context: CoachingContext): CoachedFinding[] {
  const written = draft.objectives.filter(({ title }) => title.trim() !== '');
  const last = draft.objectives.lastIndexOf(written.at(-1) ?? BLANK);
  return draft.objectives
    .flatMap((objective, index) =>
      written.includes(objective) ? coachOne(objective, index, written, context) : [],
    )
    .filter(({ rule, objective }) => rule !== 'set.too-many-objectives' || objective === last)
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
    .slice(0, AT_A_TIME);
}

const BLANK: DraftObjectiveInput = { id: '', title: '', kind: '', aligned: '', keyResults: [] };

function coachOne(
  objective: DraftObjectiveInput,
  index: number,
  all: readonly DraftObjectiveInput[],
  context: CoachingContext,
): CoachedFinding[] {
  const { above, level, advised, keyResults, typing = false } = context;
  // Empty rows are left out; findings must still name the row they are about.
  const rows = [...objective.keyResults.entries()].filter(([, { title }]) => title.trim() !== '');
  const parent = above.get(objective.aligned);
  const found = findWeaknesses(
    {
      id: String(index),
      lang: languageOf(objective, context.locale),
      level,
      local: objective.aligned === 'local' || above.size === 0,
      objective: { title: objective.title, kind: objective.kind },
      keyResults: rows.map(([, row]) => toKeyResult(row, context)),
      parent: parent === undefined ? null : { title: parent },
      siblings: all.filter((each) => each !== objective).map(({ title }) => title),
    },
    withLimits(advised, keyResults),
  );
  return found.flatMap((finding) => {
    const place = finding.keyResult === null ? null : (rows[finding.keyResult]?.[0] ?? null);
    const row = place === null ? undefined : objective.keyResults[place];
    if (typing && isPremature(finding.rule, row)) return [];
    return [
      {
        ...finding,
        keyResult: place,
        objective: index,
        field: fieldOf(finding.rule, index, place, above.size),
      },
    ];
  });
}

/** Where a cycle takes one key result, the coach does not ask for two. */
function withLimits(maxObjectives: number, keyResults = DEFAULT_POLICY.maxKeyResults): QualityPolicy {
  const { minKeyResults } = DEFAULT_POLICY;
  return { maxObjectives, maxKeyResults: keyResults, minKeyResults: Math.min(minKeyResults, keyResults) };
}

function isPremature(rule: RuleId, row: DraftKeyResultInput | undefined): boolean {
  if (PREMATURE.includes(rule)) return true;
  return NEEDS_FIGURES.includes(rule) && row !== undefined && row.target.trim() === '';
}

function fieldOf(rule: RuleId, index: number, place: number | null, choices: number): string {
  const name = `objectives[${index}]`;
  if (place !== null) return `${name}[keyResults][${place}][title]`;
  if (rule.startsWith('align.') && choices > 0) return `${name}[aligned]`;
  return rule.startsWith('set.') ? `${name}[keyResults]` : `${name}[title]`;
}

function toKeyResult(row: DraftKeyResultInput, { locale, history }: CoachingContext): KeyResult {
  const figure = (typed: string) => parseNumber(typed, locale) ?? (typed.trim() || null);
  const steps = row.milestones.split('\n').filter((line) => line.trim() !== '').length;
  if (steps > 0)
    return { title: row.title, baseline: 0, target: steps, unit: row.unit || 'milestones', history: [] };
  const later = row.baselineLater === 'yes' && row.baseline.trim() === '';
  return {
    title: row.title,
    baseline: later ? 'week 3' : figure(row.baseline),
    target: figure(row.target),
    unit: row.unit,
    history: history?.get(row.title.trim().toLowerCase()) ?? [],
  };
}

/** People write in the language they like, whatever their settings say. */
function languageOf({ title, keyResults }: DraftObjectiveInput, locale: string): Language {
  const own = LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
  return likelyLanguage([title, ...keyResults.map((row) => row.title)].join(' '), own);
}
