import { REVIEW_DECISIONS } from '#domain/kinds.ts';
import { review } from '#storage/actions/review.ts';
import { readOpenReviews } from '#storage/repositories/open-reviews.ts';
import { readReviewSheets, readUncoveredStrategy } from '#storage/repositories/review-sheets.ts';
import { readOtherReviewers } from '#storage/repositories/reviews.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type ReviewModel, reviewParts } from '../agreement/review-form.ts';
import { readReview } from '../agreement/review-input.ts';
import { noFields } from '../fields.ts';
import { type CreateView, textsOf } from '../view.ts';

/** Someone's draft, read and agreed, or sent back with what should change, spot by spot. */
export const createReviewView: CreateView = (deps) => {
  async function load(task: TaskOnPage): Promise<ReviewModel> {
    const [sheets, otherReviewers, waiting] = await Promise.all([
      readReviewSheets(deps.db, [task.subjectId]),
      readOtherReviewers(deps.db, task),
      readOpenReviews(deps.db, { personId: task.personId, now: deps.clock.now() }),
    ]);
    const [sheet] = sheets;
    if (!sheet) throw new Error(`no OKR set ${task.subjectId}`);
    const uncovered =
      sheet.set.level === 'department' ? await readUncoveredStrategy(deps.db, task.cycleId) : [];
    return { task, sheet, otherReviewers, uncovered, waiting: waiting.length };
  }

  return {
    async show(task) {
      return reviewParts(await load(task), { fields: noFields(), problems: [], texts: textsOf(task).review });
    },
    async post(task, fields) {
      const model = await load(task);
      const { review: texts } = textsOf(task);
      const { input, problems } = readReview(model.sheet.set, fields, {
        locale: task.locale,
        texts,
        round: task.ordinal,
      });
      if (!input) return { type: 'again', parts: reviewParts(model, { fields, problems, texts }), problems };
      return {
        type: 'acted',
        result: await review(deps, { taskId: task.id, personId: task.personId }, input),
      };
    },
    done({ outcome, locale }) {
      const decision =
        typeof outcome === 'object' && outcome !== null && 'decision' in outcome ? outcome.decision : '';
      return textsOf({ locale }).review.done[
        REVIEW_DECISIONS.find((each) => each === decision) ?? 'request-change'
      ];
    },
  };
};
