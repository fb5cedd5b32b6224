import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { isUuid } from '#domain/uuid.ts';
import {
  askForChange,
  type ChangeResult,
  chooseRhythm,
  takeBackChange,
} from '#storage/actions/change-request.ts';
import { readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readOwnRequests } from '#storage/repositories/change-requests.ts';
import { readColleagues } from '#storage/repositories/feedback.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { noFields, readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { closedEnd } from '../open-link.ts';
import { requireTask } from '../require-task.ts';
import { sendEnd, sendHtml } from '../send.ts';
import { textsOf } from '../view.ts';
import { readWish, WISHES, type Wish, type WishInput } from './input.ts';
import { wishesPage, wishPage } from './pages.ts';

interface TokenParams {
  Params: { token: string };
}
interface WishParams {
  Params: { token: string; wish: string };
}

/** What an owner can ask to become of agreed goals: pages under the link of a check-in, whether that is done or not. */
export function addChangeRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.get<TokenParams>('/t/:token/change', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'check-in');
    return task ? sendHtml(reply, 200, await listOf(task, request.params.token, [])) : reply;
  });

  app.post<TokenParams>('/t/:token/change/take-back', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'check-in');
    if (!task) return reply;
    const { token } = request.params;
    const fields = readFields(request.body);
    const id = fields.text('request');
    if (!isUuid(id) || fields.text(`undo-${id}`) !== 'yes') {
      const remedy = textsOf(task).quarter.change.tickTakeBack;
      return sendHtml(reply, 422, await listOf(task, token, [{ field: `undo-${id}`, remedy }]));
    }
    await takeBackChange(deps, targetOf(task), id);
    return reply.redirect(`/t/${token}/change`, 303);
  });

  app.get<WishParams>('/t/:token/change/:wish', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'check-in');
    if (!task) return reply;
    const { token } = request.params;
    const wish = wishOf(request);
    if (!wish) return reply.redirect(`/t/${token}/change`, 303);
    const input = await inputOf(task, wish);
    return sendHtml(reply, 200, wishPage({ ...input, task, token, fields: noFields(), problems: [] }));
  });

  app.post<WishParams>('/t/:token/change/:wish', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'check-in');
    if (!task) return reply;
    const { token } = request.params;
    const wish = wishOf(request);
    if (!wish) return reply.redirect(`/t/${token}/change`, 303);
    const input = await inputOf(task, wish);
    const fields = readFields(request.body);
    const read = readWish(fields, input);
    if (read.type === 'problems') {
      const { problems } = read;
      return sendHtml(reply, 422, wishPage({ ...input, task, token, fields, problems }));
    }
    const result: ChangeResult =
      read.type === 'change'
        ? await askForChange(deps, targetOf(task), read.wish)
        : await chooseRhythm(deps, targetOf(task), read);
    if (result !== 'done') return sendEnd(reply, closedEnd(task));
    return reply.redirect(`/t/${token}/change`, 303);
  });

  async function listOf(task: TaskOnPage, token: string, problems: readonly FormProblem[]): Promise<string> {
    const requests = await readOwnRequests(deps.db, task);
    return wishesPage({ task, token, problems, requests, now: deps.clock.now() });
  }

  async function inputOf(task: TaskOnPage, wish: Wish): Promise<WishInput> {
    const { personId, cohortId, locale } = task;
    // All of a person's, also those that are not asked about this week.
    const owned = await readOwnedKeyResults(deps.db, { personId, cohortId });
    const people = wish === 'hand-over' ? await readColleagues(deps.db, task) : [];
    return { wish, owned, people, locale, words: textsOf(task).quarter.change };
  }
}

function targetOf({ id, personId }: TaskOnPage) {
  return { taskId: id, personId };
}

function wishOf({ params }: FastifyRequest<WishParams>): Wish | undefined {
  return WISHES.find((each) => each === params.wish);
}
