import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type LinkKey, signToken } from '#domain/action-token.ts';
import { review } from '#storage/actions/review.ts';
import { undo } from '#storage/actions/undo.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readAgreedTogether, readOpenReviews } from '#storage/repositories/open-reviews.ts';
import { readReviewSheets } from '#storage/repositories/review-sheets.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readFields } from '../fields.ts';
import { requireTask } from '../require-task.ts';
import { sendHtml } from '../send.ts';
import { textsOf } from '../view.ts';
import { type ListedReview, type ReviewListModel, reviewListPage } from './review-list-page.ts';

interface TokenParams {
  Params: { token: string };
}

/**
 * All reviews that wait for one person, on one page under any of their review links: what deserves a look first, the
 * rest to be agreed by one press. Which reviews it shows, and why a link may lead to it: docs/decisions/0015.
 */
export function installReviewList(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.get<TokenParams>('/t/:token/reviews', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'review');
    if (!task) return reply;
    return sendHtml(reply, 200, reviewListPage(await load(task, request.params.token)));
  });

  app.post<TokenParams>('/t/:token/reviews', async (request, reply) => {
    const { token } = request.params;
    const task = await requireTask(deps, request, reply, 'review');
    if (!task) return reply;
    const model = await load(task, token);
    const fields = readFields(request.body);
    const chosen = new Set(fields.text('tasks').split(','));
    const problem = problemOf(model, { ticked: fields.text('agree') === 'yes', chosen });
    if (problem) return sendHtml(reply, 422, reviewListPage({ ...model, problem }));
    const batch = randomUUID();
    for (const { taskId } of model.without) {
      const target = { taskId, personId: task.personId };
      if (chosen.has(taskId)) await review(deps, target, { decision: 'agree', comment: '', batch });
    }
    return reply.redirect(`/t/${token}/reviews`, 303);
  });

  app.post<TokenParams>('/t/:token/reviews/undo', async (request, reply) => {
    const { token } = request.params;
    const task = await requireTask(deps, request, reply, 'review');
    if (!task) return reply;
    const { personId } = task;
    if (readFields(request.body).text('undo') !== 'yes') {
      const undoProblem = textsOf(task).frame.tickTakeBack;
      return sendHtml(reply, 422, reviewListPage({ ...(await load(task, token)), undoProblem }));
    }
    for (const { taskId } of await readAgreedTogether(deps.db, { personId, now: deps.clock.now() }))
      await undo(deps, { taskId, personId });
    return reply.redirect(`/t/${token}/reviews`, 303);
  });

  async function load(task: TaskOnPage, token: string): Promise<ReviewListModel> {
    const { personId } = task;
    const now = deps.clock.now();
    const [open, agreed] = await Promise.all([
      readOpenReviews(deps.db, { personId, now }),
      readAgreedTogether(deps.db, { personId, now }),
    ]);
    const sheets = await readReviewSheets(
      deps.db,
      open.map(({ okrSetId }) => okrSetId),
    );
    const rows: ListedReview[] = open.flatMap(({ linkId, version, okrSetId, ...rest }) => {
      const sheet = sheets.find(({ set }) => set.id === okrSetId);
      const path = `/t/${signToken(deps.linkKeys, { linkId, personId, version })}`;
      return sheet ? [{ ...rest, path, sheet }] : [];
    });
    return {
      task,
      token,
      first: rows.filter(({ sheet }) => sheet.exceptions.length > 0),
      without: rows.filter(({ sheet }) => sheet.exceptions.length === 0),
      agreed,
      problem: null,
      undoProblem: null,
    };
  }
}

/** What was shown is what is agreed: a set that came or changed since the page was opened is not. */
function problemOf(
  { task, without }: ReviewListModel,
  { ticked, chosen }: { ticked: boolean; chosen: ReadonlySet<string> },
): string | null {
  const words = textsOf(task).review.list;
  if (!ticked) return words.notTicked;
  return without.some(({ taskId }) => chosen.has(taskId)) ? null : words.changed;
}
