import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
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
import { closedEnd, openLink } from '../open-link.ts';
import { textsForRequest } from '../request-language.ts';
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an owner can ask to become of agreed goals: pages under the link of a check-in, whether that is done or not. */
export function addChangeRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.get<TokenParams>('/t/:token/change', async (request, reply) => {
    const task = await checkInOf(request, reply);
    return task ? sendHtml(reply, 200, await listOf(task, request.params.token, [])) : reply;
  });

  app.post<TokenParams>('/t/:token/change/take-back', async (request, reply) => {
    const task = await checkInOf(request, reply);
    if (!task) return reply;
    const { token } = request.params;
    const fields = readFields(request.body);
    const id = fields.text('request');
    if (!UUID.test(id) || fields.text(`undo-${id}`) !== 'yes') {
      const remedy = textsOf(task).quarter.change.tickTakeBack;
      return sendHtml(reply, 422, await listOf(task, token, [{ field: `undo-${id}`, remedy }]));
    }
    await takeBackChange(deps, targetOf(task), id);
    return reply.redirect(`/t/${token}/change`, 303);
  });

  app.get<WishParams>('/t/:token/change/:wish', async (request, reply) => {
    const task = await checkInOf(request, reply);
    if (!task) return reply;
    const { token } = request.params;
    const wish = wishOf(request);
    if (!wish) return reply.redirect(`/t/${token}/change`, 303);
    const input = await inputOf(task, wish);
    return sendHtml(reply, 200, wishPage({ ...input, task, token, fields: noFields(), problems: [] }));
  });

  app.post<WishParams>('/t/:token/change/:wish', async (request, reply) => {
    const task = await checkInOf(request, reply);
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

  /** Answers by itself when the link leads nowhere, or to something that is no check-in. */
  async function checkInOf(
    request: FastifyRequest<TokenParams>,
    reply: FastifyReply,
  ): Promise<TaskOnPage | null> {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) {
      sendEnd(reply, end);
      return null;
    }
    if (task.kind === 'check-in') return task;
    reply.redirect(`/t/${token}`, 303);
    return null;
  }

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
