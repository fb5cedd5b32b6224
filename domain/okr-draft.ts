import { OBJECTIVE_KINDS, type ObjectiveKind } from './kinds.ts';
import { checkLength, checkTitle, DRAFT_LIMITS, type Say } from './okr-draft-checks.ts';
import { type KeyResultDraft, readKeyResult } from './okr-draft-key-result.ts';
import { type DraftRemedies, ENGLISH_REMEDIES } from './okr-draft-remedies.ts';
import { isUuid } from './uuid.ts';

export { DRAFT_LIMITS };

/** A draft as typed: all text, as a form or an API sends it. */
export interface DraftInput {
  why: string;
  notThisQuarter: string;
  objectives: DraftObjectiveInput[];
}

export interface DraftObjectiveInput {
  /** Of a row that is there already; empty for a new one. */
  id: string;
  title: string;
  kind: string;
  /** Id of the objective above that it contributes to, `local`, or empty when nothing was chosen. */
  aligned: string;
  keyResults: DraftKeyResultInput[];
}

export interface DraftKeyResultInput {
  id: string;
  title: string;
  baseline: string;
  /** `yes`: the start is not known yet and will be measured. A figure that is given counts all the same. */
  baselineLater: string;
  target: string;
  unit: string;
  /** Which way it goes; counts only while the start is not known. */
  direction: string;
  /** A name from the list of people; empty for the writer. */
  owner: string;
  /** Names from the list of people. */
  contributors: string[];
  /** 0 to 10, or empty. */
  confidence: string;
  /** What is done for it, one line each; never scored. */
  initiatives: string;
  /** Steps in place of figures, one line each: it then goes from none of them to all of them. */
  milestones: string;
  /** What is needed of another department. */
  need: { department: string; wanted: string; by: string };
}

/** A key result nobody has written anything into. */
export const BLANK_KEY_RESULT: DraftKeyResultInput = {
  id: '',
  title: '',
  baseline: '',
  baselineLater: '',
  target: '',
  unit: '',
  direction: '',
  owner: '',
  contributors: [],
  confidence: '',
  initiatives: '',
  milestones: '',
  need: { department: '', wanted: '', by: '' },
};

/** A draft that can be stored. */
export interface OkrDraft {
  why: string;
  notThisQuarter: string;
  objectives: Array<{
    id: string | null;
    title: string;
    kind: ObjectiveKind;
    local: boolean;
    alignedTo: string | null;
    keyResults: KeyResultDraft[];
  }>;
}

/** What is wrong at one field, and what to do about it; fields are named as in the form. */
export interface DraftProblem {
  field: string;
  value: string;
  remedy: string;
}

/** Somebody or something that is chosen by its name. */
export interface NamedChoice {
  id: string;
  label: string;
}

/** What the validation must know about where the draft stands. */
export interface DraftRules {
  /** The writer's, for numbers. */
  locale: string;
  /** Objectives above that may be chosen; with none, nothing has to be. */
  choices: readonly string[];
  /** A strategy says why it is. */
  needsWhy: boolean;
  /** Who may own a key result or contribute to it. */
  people: readonly NamedChoice[];
  /** Departments that may be asked for something. */
  departments: readonly NamedChoice[];
  /** The period's last day, `2027-03-31`. */
  lastDay: string;
  /** Fewer than `DRAFT_LIMITS.objectives` where a policy says so. */
  maxObjectives?: number;
  /** Fewer than `DRAFT_LIMITS.keyResultsEach` where a policy says so. */
  maxKeyResults?: number;
  /** In the writer's language; English when left out. */
  remedies?: DraftRemedies;
}

/**
 * Checks a typed draft; rows without any text are left out.
 *
 * @returns the draft, or null with all problems in the order of the form.
 */
export function readDraft(
  input: DraftInput,
  rules: DraftRules,
): { draft: OkrDraft | null; problems: DraftProblem[] } {
  const { remedies = ENGLISH_REMEDIES, maxObjectives = DRAFT_LIMITS.objectives } = rules;
  const problems: DraftProblem[] = [];
  const say: Say = (field, value, remedy) => problems.push({ field, value, remedy });
  checkLength(say, 'why', input.why, DRAFT_LIMITS.textLength, remedies);
  checkLength(say, 'notThisQuarter', input.notThisQuarter, DRAFT_LIMITS.textLength, remedies);
  if (rules.needsWhy && !input.why.trim()) say('why', '', remedies.why);
  const objectives: OkrDraft['objectives'] = [];
  const written = input.objectives.filter((objective) => !isBlank(objective)).length;
  for (const [index, objective] of input.objectives.entries()) {
    // With nothing written at all, the first row shows what is missing.
    if (isBlank(objective) && (written > 0 || index > 0)) continue;
    objectives.push(readObjective(say, `objectives[${index}]`, objective, rules));
  }
  if (input.objectives.length === 0) say('objectives[0][title]', '', remedies.firstObjective);
  if (written > maxObjectives) say('objectives', String(written), remedies.fewerObjectives(maxObjectives));
  dropRepeatedIds(objectives);
  const draft = { why: input.why.trim(), notThisQuarter: input.notThisQuarter.trim(), objectives };
  return { draft: problems.length === 0 ? draft : null, problems };
}

/** An id that is none, or that comes twice, would overwrite a row; its row counts as new. */
function dropRepeatedIds(objectives: OkrDraft['objectives']): void {
  const seen = new Set<string>();
  for (const row of objectives.flatMap((objective) => [objective, ...objective.keyResults])) {
    if (row.id && (!isUuid(row.id) || seen.has(row.id))) row.id = null;
    if (row.id) seen.add(row.id);
  }
}

/** @returns whether an objective's row has been left empty. */
export function isBlank(objective: DraftObjectiveInput): boolean {
  return !objective.title.trim() && objective.keyResults.every(isBlankKeyResult);
}

/** @returns whether a key result's row has been left empty; a choice alone is not a word. */
export function isBlankKeyResult(keyResult: DraftKeyResultInput): boolean {
  const { title, baseline, target, unit, initiatives, milestones, contributors, need } = keyResult;
  return [
    title,
    baseline,
    target,
    unit,
    initiatives,
    milestones,
    ...contributors,
    need.department,
    need.wanted,
  ].every((text) => text.trim() === '');
}

function readObjective(
  say: Say,
  field: string,
  input: DraftObjectiveInput,
  rules: DraftRules,
): OkrDraft['objectives'][number] {
  const { remedies = ENGLISH_REMEDIES, maxKeyResults = DRAFT_LIMITS.keyResultsEach } = rules;
  const title = checkTitle(say, `${field}[title]`, input.title, remedies.objectiveTitle, remedies);
  const kind = OBJECTIVE_KINDS.find((each) => each === input.kind);
  if (!kind) say(`${field}[kind]`, input.kind, remedies.objectiveKind);
  const alignedTo = rules.choices.includes(input.aligned) ? input.aligned : null;
  const local = input.aligned === 'local';
  if (rules.choices.length > 0 && !alignedTo && !local)
    say(`${field}[aligned]`, input.aligned, remedies.alignment);
  const keyResults: KeyResultDraft[] = [];
  const written = input.keyResults.filter((keyResult) => !isBlankKeyResult(keyResult)).length;
  for (const [index, keyResult] of input.keyResults.entries()) {
    if (isBlankKeyResult(keyResult) && (written > 0 || index > 0)) continue;
    keyResults.push(readKeyResult(say, `${field}[keyResults][${index}]`, keyResult, rules));
  }
  if (input.keyResults.length === 0) say(`${field}[keyResults][0][title]`, '', remedies.firstKeyResult);
  if (written > maxKeyResults)
    say(`${field}[keyResults]`, String(written), remedies.fewerKeyResults(maxKeyResults));
  return { id: input.id || null, title, kind: kind ?? 'committed', local, alignedTo, keyResults };
}
