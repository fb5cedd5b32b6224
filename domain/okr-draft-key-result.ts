import { formatNumber, parseNumber } from './format.ts';
import { DIRECTIONS, type Direction } from './kinds.ts';
import type { DraftKeyResultInput, DraftRules, NamedChoice } from './okr-draft.ts';
import { checkLength, checkTitle, DRAFT_LIMITS, type Say } from './okr-draft-checks.ts';
import { type DraftRemedies, ENGLISH_REMEDIES } from './okr-draft-remedies.ts';
import { directionOf } from './scoring.ts';

/** A key result that can be stored. */
export interface KeyResultDraft {
  id: string | null;
  title: string;
  /** Null: it will be measured by the third week. */
  baseline: number | null;
  target: number;
  unit: string;
  direction: Direction;
  /** Null: the writer. */
  ownerId: string | null;
  contributorIds: string[];
  /** 0 to 10. */
  startingConfidence: number | null;
  initiatives: string[];
  /** Empty where it is told in figures. */
  milestones: string[];
  need: { departmentId: string; wanted: string; by: string } | null;
}

/** How sure somebody is, as the pages ask it: three answers on the scale of 0 to 10 in which confidence is kept. */
export const CONFIDENCE_ANSWERS = [8, 5, 2] as const;

/** Checks one typed key result; what is wrong is said at its field, named from `field` on. */
export function readKeyResult(
  say: Say,
  field: string,
  input: DraftKeyResultInput,
  rules: DraftRules,
): KeyResultDraft {
  const { remedies = ENGLISH_REMEDIES } = rules;
  const title = checkTitle(say, `${field}[title]`, input.title, remedies.measured, remedies);
  const milestones = readLines(input.milestones);
  const stepwise = milestones.length > 0;
  const way = stepwise
    ? readMilestones(say, field, input, milestones, remedies)
    : readWay(say, field, input, rules.locale, remedies);
  const unit = input.unit.trim() || (stepwise ? remedies.milestonesUnit : '');
  checkLength(say, `${field}[unit]`, unit, DRAFT_LIMITS.unitLength, remedies);
  const owner = readName(say, `${field}[owner]`, input.owner, rules.people, remedies.owner);
  const confidence = CONFIDENCE_ANSWERS.find((each) => String(each) === input.confidence);
  if (input.confidence && !confidence) say(`${field}[confidence]`, input.confidence, remedies.confidence);
  return {
    id: input.id || null,
    title,
    ...way,
    unit,
    ownerId: owner,
    contributorIds: readContributors(say, field, input, rules, owner),
    startingConfidence: confidence ?? null,
    milestones,
    initiatives: readInitiatives(say, `${field}[initiatives]`, input.initiatives, remedies),
    need: readNeed(say, `${field}[need]`, input.need, rules),
  };
}

/** From where to where; without a start the writer says which way. */
function readWay(
  say: Say,
  field: string,
  input: DraftKeyResultInput,
  locale: string,
  remedies: DraftRemedies,
): Pick<KeyResultDraft, 'baseline' | 'target' | 'direction'> {
  const example = formatNumber(99.95, locale);
  const number = (part: 'baseline' | 'target', missing: string) => {
    const value = parseNumber(input[part], locale);
    if (value === null)
      say(`${field}[${part}]`, input[part], input[part].trim() ? remedies.notANumber(example) : missing);
    return value;
  };
  const later = input.baselineLater === 'yes' && input.baseline.trim() === '';
  const baseline = later ? null : number('baseline', remedies.noStart(example));
  const target = number('target', remedies.noTarget(example));
  if (baseline !== null && baseline === target) say(`${field}[target]`, input.target, remedies.sameAsStart);
  const chosen = DIRECTIONS.find((each) => each === input.direction);
  if (later && !chosen) say(`${field}[direction]`, input.direction, remedies.direction);
  const direction =
    baseline !== null && target !== null ? directionOf({ baseline, target }) : (chosen ?? 'increase');
  return { baseline, target: target ?? 0, direction };
}

/** Milestones are a way from none to all; figures beside them would contradict that. */
function readMilestones(
  say: Say,
  field: string,
  input: DraftKeyResultInput,
  milestones: readonly string[],
  remedies: DraftRemedies,
): Pick<KeyResultDraft, 'baseline' | 'target' | 'direction'> {
  const [least, most] = [2, DRAFT_LIMITS.milestonesEach];
  const name = `${field}[milestones]`;
  if (milestones.length < least || milestones.length > most)
    say(name, input.milestones, remedies.fewMilestones(least, most));
  for (const line of milestones) checkLength(say, name, line, DRAFT_LIMITS.titleLength, remedies);
  if (input.baseline.trim() || input.target.trim()) say(name, input.milestones, remedies.milestonesOrFigures);
  return { baseline: 0, target: milestones.length, direction: 'increase' };
}

/** @returns the id of what was named; null where nothing was, or nothing known. */
function readName(
  say: Say,
  field: string,
  typed: string,
  choices: readonly NamedChoice[],
  unknown: (name: string) => string,
): string | null {
  const name = plain(typed);
  if (!name) return null;
  const found = choices.find(({ label }) => plain(label) === name);
  if (!found) say(field, typed, unknown(typed.trim()));
  return found?.id ?? null;
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Everybody once, and nobody beside themselves. */
function readContributors(
  say: Say,
  field: string,
  { contributors }: DraftKeyResultInput,
  { people, remedies = ENGLISH_REMEDIES }: DraftRules,
  owner: string | null,
): string[] {
  const ids = contributors.flatMap(
    (name, index) =>
      readName(say, `${field}[contributors][${index}]`, name, people, remedies.contributor) ?? [],
  );
  const limit = DRAFT_LIMITS.contributorsEach;
  if (ids.length > limit)
    say(`${field}[contributors][0]`, String(ids.length), remedies.fewerContributors(limit));
  return [...new Set(ids)].filter((id) => id !== owner);
}

function readLines(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function readInitiatives(say: Say, field: string, typed: string, remedies: DraftRemedies): string[] {
  const lines = readLines(typed);
  const limit = DRAFT_LIMITS.initiativesEach;
  if (lines.length > limit) say(field, typed, remedies.fewerInitiatives(limit));
  for (const line of lines) checkLength(say, field, line, DRAFT_LIMITS.titleLength, remedies);
  return lines;
}

/** @returns whether it is a day of the calendar, not only in the form of one. */
function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

function readNeed(
  say: Say,
  field: string,
  { department, wanted, by }: DraftKeyResultInput['need'],
  { departments, lastDay, remedies = ENGLISH_REMEDIES }: DraftRules,
): KeyResultDraft['need'] {
  if (!department.trim() && !wanted.trim()) return null;
  const departmentId = readName(say, `${field}[department]`, department, departments, remedies.department);
  if (!department.trim()) say(`${field}[department]`, department, remedies.department(''));
  const what = checkTitle(say, `${field}[wanted]`, wanted, remedies.whatIsNeeded, remedies);
  const day = isDay(by) ? by : null;
  if (!day) say(`${field}[by]`, by, remedies.neededBy);
  else if (day > lastDay) say(`${field}[by]`, by, remedies.neededLater(lastDay));
  return departmentId && day ? { departmentId, wanted: what, by: day } : null;
}
