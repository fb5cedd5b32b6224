import { decisionOf } from '#domain/agreement/decision.ts';
import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { POINT_VERDICTS, type PointPart, REVIEW_DECISIONS } from '#domain/kinds.ts';
import { DRAFT_LIMITS } from '#domain/okr-draft.ts';
import type { Proposal, ReviewInput, VerdictAtPoint } from '#storage/actions/review.ts';
import type { OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { Fields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { ReviewTexts } from '../texts/en/review.ts';

const COMMENT_LENGTH = 4000;

/** An objective or key result as it can be spoken about on the page. */
export interface Point {
  part: PointPart;
  id: string;
  /** Begin of its fields' names. */
  name: string;
  title: string;
  baseline: number | null;
  target: number | null;
  unit: string;
}

/** @returns all of a set's objectives and key results, in the order of the page. */
export function pointsOf(set: OkrSetContent): Point[] {
  const rows = set.objectives.flatMap((objective) => [
    {
      part: 'objective' as const,
      id: objective.id,
      title: objective.title,
      baseline: null,
      target: null,
      unit: '',
    },
    ...objective.keyResults.map(({ id, title, baseline, target, unit }) => ({
      part: 'key-result' as const,
      id,
      title,
      baseline,
      target,
      unit,
    })),
  ]);
  return rows.map((row, index) => ({ ...row, name: `points[${index}]` }));
}

/** @returns what a proposal's fields hold before somebody changes them. */
export function unchanged(point: Point, locale: string) {
  return {
    title: point.title,
    baseline: formatForInput(point.baseline, locale),
    target: formatForInput(point.target, locale),
    unit: point.unit,
  };
}

/**
 * Reads a posted review.
 *
 * @returns the review, or null with what is missing or contradicts, in the order of the page.
 */
export function readReview(
  set: OkrSetContent,
  fields: Fields,
  { locale, texts, round }: { locale: string; texts: ReviewTexts; round: number },
): { input: ReviewInput | null; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const say = (field: string, remedy: string) => problems.push({ field, remedy });
  const checkLength = (field: string, text: string) => {
    if (text.length > COMMENT_LENGTH) say(field, texts.problems.tooLong(COMMENT_LENGTH, text.length));
  };
  const points = pointsOf(set);
  const verdicts = points.map((point) => readPoint(point, fields, { locale, texts, say, checkLength }));
  const possible = REVIEW_DECISIONS.filter((each) => round > 1 || each !== 'agree-in-conversation');
  const whole = possible.find((each) => each === fields.text('decision')) ?? null;
  const comment = fields.text('comment').trim();
  const decision = decisionOf({ whole, points: verdicts.map((verdict) => verdict?.verdict ?? null) });
  if (decision === 'undecided') say('decision', texts.problems.undecided);
  if (decision === 'contradiction') say('decision', texts.problems.contradiction);
  const wishes = verdicts.some((verdict) => verdict && verdict.verdict !== 'agree');
  if (decision === 'request-change' && !comment && !wishes) say('comment', texts.problems.comment);
  checkLength('comment', comment);
  if (problems.length > 0 || decision === 'undecided' || decision === 'contradiction')
    return { input: null, problems };
  const talk = round > 1 && fields.text('talk') === 'yes';
  return { input: { decision, comment, points: verdicts.filter((each) => each !== null), talk }, problems };
}

interface Reading {
  locale: string;
  texts: ReviewTexts;
  say: (field: string, remedy: string) => void;
  checkLength: (field: string, text: string) => void;
}

function readPoint(point: Point, fields: Fields, reading: Reading): VerdictAtPoint | null {
  const { texts, say, checkLength } = reading;
  const chosen = fields.text(`${point.name}[verdict]`);
  const verdict = POINT_VERDICTS.find((each) => each === chosen);
  const comment = fields.text(`${point.name}[comment]`).trim();
  checkLength(`${point.name}[comment]`, comment);
  if (!verdict) {
    if (comment) say(`${point.name}[verdict]`, texts.problems.pointVerdict(point.title));
    return null;
  }
  if (verdict === 'request-change' && !comment)
    say(`${point.name}[comment]`, texts.problems.pointComment(point.title));
  const proposal = verdict === 'propose' ? readProposal(point, fields, reading) : null;
  return { part: point.part, entityId: point.id, entityTitle: point.title, verdict, comment, proposal };
}

function readProposal(point: Point, fields: Fields, { locale, texts, say }: Reading): Proposal | null {
  const read = (part: string) => fields.text(`${point.name}[${part}]`).trim();
  if (!fields.names().includes(`${point.name}[title]`)) {
    say(`${point.name}[title]`, texts.problems.proposedHere);
    return null;
  }
  const title = read('title').replace(/\s+/g, ' ');
  if (!title) say(`${point.name}[title]`, texts.problems.proposedTitle);
  if (title.length > DRAFT_LIMITS.titleLength)
    say(`${point.name}[title]`, texts.problems.tooLong(DRAFT_LIMITS.titleLength, title.length));
  const same = () => say(`${point.name}[title]`, texts.problems.nothingProposed(point.title));
  if (point.part === 'objective') {
    if (title === point.title) same();
    return { title };
  }
  const number = (part: 'baseline' | 'target') => {
    // What is not known yet may stay so.
    if (part === 'baseline' && !read(part) && point.baseline === null) return null;
    const value = parseNumber(read(part), locale);
    if (value === null)
      say(`${point.name}[${part}]`, texts.problems.proposedNumber(formatNumber(99.95, locale)));
    return value;
  };
  const baseline = number('baseline');
  const target = number('target') ?? 0;
  const unit = read('unit');
  if (unit.length > DRAFT_LIMITS.unitLength)
    say(`${point.name}[unit]`, texts.problems.tooLong(DRAFT_LIMITS.unitLength, unit.length));
  if (baseline !== null && baseline === target) say(`${point.name}[target]`, texts.problems.proposedSame);
  const before = unchanged(point, locale);
  if (
    title === before.title &&
    read('baseline') === before.baseline &&
    read('target') === before.target &&
    unit === before.unit
  )
    same();
  return { title, baseline, target, unit };
}
