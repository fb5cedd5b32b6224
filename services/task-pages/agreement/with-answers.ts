import { answerReview } from '#storage/actions/answer-review.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readReviewSheets } from '#storage/repositories/review-sheets.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { type PageParts, type TaskView, textsOf } from '../view.ts';
import { openPoints, readAnswers, saysSomethingNew, withTaken } from './answers-input.ts';
import { type AnswersModel, answersPanel } from './answers-panel.ts';

/**
 * A draft that came back, with what was said about it above the form. The draft itself knows nothing of this: proposals
 * that are taken reach it as if they had been typed.
 *
 * @param inner the view of the draft.
 */
export function withReviewAnswers(deps: StoreDeps, inner: TaskView): TaskView {
  async function load(task: TaskOnPage): Promise<AnswersModel | null> {
    const [sheet] = await readReviewSheets(deps.db, [task.subjectId]);
    if (!sheet || sheet.set.round < 2) return null;
    const { set, lastReviews: reviews, talks, changesAbove, differences } = sheet;
    const present = new Map(
      set.objectives.flatMap((objective, i) => [
        [objective.id, `objectives[${i}]`] as const,
        ...objective.keyResults.map(({ id }, j) => [id, `objectives[${i}][keyResults][${j}]`] as const),
      ]),
    );
    return { task, reviews, talks, changesAbove, differences, present };
  }
  const above = (
    parts: PageParts,
    model: AnswersModel,
    fields: Fields,
    problems: readonly FormProblem[],
  ) => ({
    ...parts,
    form: answersPanel(model, { fields, problems, texts: textsOf(model.task).review }) + parts.form,
  });

  return {
    ...inner,
    async show(task) {
      const [parts, model] = await Promise.all([inner.show(task), load(task)]);
      return model ? above(parts, model, noFields(), []) : parts;
    },
    async post(task, posted) {
      const model = await load(task);
      if (!model) return inner.post(task, posted);
      const { answers, problems } = readAnswers(model.reviews, posted, textsOf(task).review);
      const points = openPoints(model.reviews);
      const isTaken = new Set(
        answers.points.flatMap(({ answer, pointId }) => (answer === 'taken' ? pointId : [])),
      );
      const toPlace = points.filter(({ id, answer }) => isTaken.has(id) && answer !== 'taken');
      const { fields, placed } = withTaken(posted, toPlace, task.locale);
      const action = fields.text('action');
      if (problems.length === 0 && (action === 'save' || action === 'submit')) {
        // What is taken is kept in the draft before it counts as taken, also when the draft cannot be submitted yet.
        const saved = placed.size > 0 ? await inner.post(task, withAction(fields, 'save')) : null;
        if (saved?.type === 'acted' && saved.result.status !== 'kept') return saved;
        const inDraft = (id: string) => placed.has(id) || !toPlace.some((point) => point.id === id);
        const result = await answerReview(
          deps,
          { taskId: task.id, personId: task.personId },
          {
            ...answers,
            points: answers.points.filter(({ pointId }) => inDraft(pointId)),
            // What was agreed in a conversation counts with the draft that is handed in with it.
            agreed: answers.agreed && action === 'submit',
          },
        );
        if (result.status !== 'kept') return { type: 'acted', result };
      }
      const outcome = await inner.post(task, fields);
      if (outcome.type === 'acted') return outcome;
      // The draft itself is as it was, but something was said about what reviewers wrote.
      const onlySaid = action === 'save' && problems.length + outcome.problems.length === 0;
      if (onlySaid && saysSomethingNew(model.reviews, posted))
        return { type: 'acted', result: { status: 'kept' } };
      return {
        ...outcome,
        problems: [...problems, ...outcome.problems],
        parts: above(outcome.parts, model, posted, problems),
      };
    },
  };
}

function withAction(fields: Fields, action: string): Fields {
  return { ...fields, text: (name) => (name === 'action' ? action : fields.text(name)) };
}
