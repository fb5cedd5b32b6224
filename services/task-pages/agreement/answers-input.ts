import { formatForInput } from '#domain/format.ts';
import type { ReviewAnswers } from '#storage/actions/answer-review.ts';
import type { PastPoint, PastReview } from '#storage/repositories/reviews.ts';
import { type Fields, readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { ReviewTexts } from '../texts/en/review.ts';

const ANSWER_LENGTH = 4000;

/** @returns the points the author is asked to say something to. */
export function openPoints(reviews: readonly PastReview[]): PastPoint[] {
  return reviews.flatMap(({ points }) => points.filter(({ verdict }) => verdict !== 'agree'));
}

/** @returns the begin of the names of a point's or comment's fields. */
export function answerName(id: string): string {
  return `answers[${id}]`;
}

/** Reads what the author says to the last round from the form of the draft. */
export function readAnswers(
  reviews: readonly PastReview[],
  fields: Fields,
  texts: ReviewTexts,
): { answers: ReviewAnswers; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const text = (id: string) => {
    const field = `${answerName(id)}[text]`;
    const value = fields.text(field).trim();
    if (value.length > ANSWER_LENGTH)
      problems.push({ field, remedy: texts.problems.tooLong(ANSWER_LENGTH, value.length) });
    return value.slice(0, ANSWER_LENGTH);
  };
  const points = openPoints(reviews).flatMap((point): ReviewAnswers['points'][number][] => {
    const chosen = fields.text(`${answerName(point.id)}[choice]`);
    const said = text(point.id);
    if (point.proposal && (chosen === 'taken' || point.answer === 'taken'))
      return [{ pointId: point.id, answer: 'taken', text: said }];
    return said ? [{ pointId: point.id, answer: 'words', text: said }] : [];
  });
  const comments = reviews.flatMap(({ taskId, comment }) => {
    const said = comment ? text(taskId) : '';
    return said ? [{ reviewTaskId: taskId, text: said }] : [];
  });
  const talk = fields.text('talk') === 'yes';
  const agreed = fields.text('agreedInConversation') === 'yes';
  return { answers: { points, comments, talk, agreed }, problems };
}

/** @returns whether the posted answers differ from those on record; an answer in words needs words. */
export function saysSomethingNew(reviews: readonly PastReview[], fields: Fields): boolean {
  const said = (id: string) => fields.text(`${answerName(id)}[text]`).trim();
  return (
    fields.text('talk') === 'yes' ||
    reviews.some(({ taskId, answer, comment }) => comment !== '' && said(taskId) !== answer) ||
    openPoints(reviews).some(
      ({ id, answer, answerText }) =>
        said(id) !== answerText ||
        (fields.text(`${answerName(id)}[choice]`) === 'taken' && answer !== 'taken'),
    )
  );
}

/** Rows of a draft's form are told by their hidden ids: `objectives[0][id]`, `objectives[0][keyResults][1][id]`. */
const ROW_ID = /^(objectives\[\d{1,2}\](?:\[keyResults\]\[\d{1,2}\])?)\[id\]$/;

/**
 * Puts the proposals that were taken into the posted draft, as if the author had typed them. An objective or key result
 * that is no longer in the draft is left alone.
 */
export function withTaken(
  fields: Fields,
  taken: readonly PastPoint[],
  locale: string,
): { fields: Fields; placed: ReadonlySet<string> } {
  const values = new Map(fields.names().map((name) => [name, fields.text(name)]));
  const placed = new Set<string>();
  for (const [name, id] of [...values]) {
    const row = ROW_ID.exec(name)?.[1];
    const point = row === undefined ? undefined : taken.find(({ entityId }) => entityId === id);
    if (!row || !point?.proposal) continue;
    const { title, baseline, target, unit } = point.proposal;
    values.set(`${row}[title]`, title);
    if (target !== undefined) values.set(`${row}[target]`, formatForInput(target, locale));
    if (baseline != null) values.set(`${row}[baseline]`, formatForInput(baseline, locale));
    if (unit !== undefined) values.set(`${row}[unit]`, unit);
    placed.add(point.id);
  }
  return { fields: readFields(Object.fromEntries(values)), placed };
}
