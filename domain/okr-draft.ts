import { formatNumber, parseNumber } from './format.ts';
import { OBJECTIVE_KINDS, type ObjectiveKind } from './kinds.ts';

/** Few on purpose (R4): Doerr and re:Work both advise three to five objectives with about three key results each. */
export const DRAFT_LIMITS = {
  objectives: 5,
  keyResultsEach: 5,
  titleLength: 500,
  unitLength: 40,
  textLength: 4000,
} as const;

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
  target: string;
  unit: string;
}

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
    keyResults: Array<{ id: string | null; title: string; baseline: number; target: number; unit: string }>;
  }>;
}

/** What is wrong at one field, and what to do about it; fields are named as in the form. */
export interface DraftProblem {
  field: string;
  value: string;
  remedy: string;
}

/** What the validation must know about where the draft stands. */
export interface DraftRules {
  /** The writer's, for numbers. */
  locale: string;
  /** Objectives above that may be chosen; with none, nothing has to be. */
  choices: readonly string[];
  /** A strategy says why it is. */
  needsWhy: boolean;
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
  const problems: DraftProblem[] = [];
  const say = (field: string, value: string, remedy: string) => problems.push({ field, value, remedy });
  checkText(say, 'why', input.why);
  checkText(say, 'notThisQuarter', input.notThisQuarter);
  if (rules.needsWhy && !input.why.trim()) say('why', '', 'Say in a sentence or two why this matters now.');
  const objectives: OkrDraft['objectives'] = [];
  const written = input.objectives.filter((objective) => !isBlank(objective)).length;
  for (const [index, objective] of input.objectives.entries()) {
    // With nothing written at all, the first row shows what is missing.
    if (isBlank(objective) && (written > 0 || index > 0)) continue;
    objectives.push(readObjective(say, `objectives[${index}]`, objective, rules));
  }
  if (input.objectives.length === 0) say('objectives[0][title]', '', 'Write at least one objective.');
  if (written > DRAFT_LIMITS.objectives) {
    say(
      'objectives',
      String(written),
      `Keep the ${DRAFT_LIMITS.objectives} that matter most and remove the others.`,
    );
  }
  dropRepeatedIds(objectives);
  const draft = { why: input.why.trim(), notThisQuarter: input.notThisQuarter.trim(), objectives };
  return { draft: problems.length === 0 ? draft : null, problems };
}

/** An id that is none, or that comes twice, would overwrite a row; its row counts as new. */
function dropRepeatedIds(objectives: OkrDraft['objectives']): void {
  const seen = new Set<string>();
  for (const row of objectives.flatMap((objective) => [objective, ...objective.keyResults])) {
    if (row.id && (!UUID.test(row.id) || seen.has(row.id))) row.id = null;
    if (row.id) seen.add(row.id);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns whether an objective's row has been left empty. */
export function isBlank(objective: DraftObjectiveInput): boolean {
  return !objective.title.trim() && objective.keyResults.every(isBlankKeyResult);
}

function isBlankKeyResult({ title, baseline, target, unit }: DraftKeyResultInput): boolean {
  return `${title}${baseline}${target}${unit}`.trim() === '';
}

type Say = (field: string, value: string, remedy: string) => void;

function readObjective(
  say: Say,
  field: string,
  input: DraftObjectiveInput,
  rules: DraftRules,
): OkrDraft['objectives'][number] {
  const title = checkTitle(
    say,
    `${field}[title]`,
    input.title,
    'Say in one sentence what will be better at the end.',
  );
  const kind = OBJECTIVE_KINDS.find((each) => each === input.kind);
  if (!kind) say(`${field}[kind]`, input.kind, 'Choose whether this is a commitment or a stretch goal.');
  const alignedTo = rules.choices.includes(input.aligned) ? input.aligned : null;
  const local = input.aligned === 'local';
  if (rules.choices.length > 0 && !alignedTo && !local) {
    say(`${field}[aligned]`, input.aligned, "Choose what it contributes to, or 'a goal of our own'.");
  }
  const keyResults: OkrDraft['objectives'][number]['keyResults'] = [];
  const written = input.keyResults.filter((keyResult) => !isBlankKeyResult(keyResult)).length;
  for (const [index, keyResult] of input.keyResults.entries()) {
    if (isBlankKeyResult(keyResult) && (written > 0 || index > 0)) continue;
    keyResults.push(readKeyResult(say, `${field}[keyResults][${index}]`, keyResult, rules.locale));
  }
  if (input.keyResults.length === 0) {
    say(
      `${field}[keyResults][0][title]`,
      '',
      'Add at least one key result: a figure that shows whether it came true.',
    );
  }
  if (written > DRAFT_LIMITS.keyResultsEach) {
    const remedy = `Keep the ${DRAFT_LIMITS.keyResultsEach} that tell most and remove the others.`;
    say(`${field}[keyResults]`, String(written), remedy);
  }
  return { id: input.id || null, title, kind: kind ?? 'committed', local, alignedTo, keyResults };
}

function readKeyResult(say: Say, field: string, input: DraftKeyResultInput, locale: string) {
  const title = checkTitle(say, `${field}[title]`, input.title, 'Say what is measured.');
  const baseline = checkNumber(say, `${field}[baseline]`, input.baseline, 'where it stands today', locale);
  const target = checkNumber(
    say,
    `${field}[target]`,
    input.target,
    'where it should stand at the end',
    locale,
  );
  const given = input.baseline.trim() !== '' && input.target.trim() !== '';
  if (given && baseline !== null && baseline === target) {
    say(
      `${field}[target]`,
      input.target,
      'Give a target that differs from the start; otherwise nothing has to change.',
    );
  }
  const unit = input.unit.trim();
  if (unit.length > DRAFT_LIMITS.unitLength) {
    say(`${field}[unit]`, input.unit, `Shorten the unit to ${DRAFT_LIMITS.unitLength} characters.`);
  }
  return { id: input.id || null, title, baseline: baseline ?? 0, target: target ?? 0, unit };
}

function checkTitle(say: Say, field: string, value: string, missing: string): string {
  const title = value.trim().replace(/\s+/g, ' ');
  if (!title) say(field, value, missing);
  if (title.length > DRAFT_LIMITS.titleLength) {
    say(field, value, `Shorten it to ${DRAFT_LIMITS.titleLength} characters; it has ${title.length}.`);
  }
  return title;
}

function checkText(say: Say, field: string, value: string): void {
  if (value.length > DRAFT_LIMITS.textLength) {
    say(field, value, `Shorten it to ${DRAFT_LIMITS.textLength} characters; it has ${value.length}.`);
  }
}

function checkNumber(say: Say, field: string, value: string, what: string, locale: string): number | null {
  const number = parseNumber(value, locale);
  if (number === null) {
    const example = formatNumber(99.95, locale);
    say(
      field,
      value,
      value.trim() ? `Write a number such as ${example}.` : `Give ${what} as a number, such as ${example}.`,
    );
  }
  return number;
}
