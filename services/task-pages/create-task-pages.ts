import cookie from '@fastify/cookie';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { LinkKey } from '#domain/action-token.ts';
import { isBesidePhases } from '#domain/kinds.ts';
import type { ActionResult } from '#storage/actions/act.ts';
import { undo } from '#storage/actions/undo.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readSession } from '#storage/sign-in.ts';
import { createBrowserSession } from '../shared/browser-session.ts';
import { Problem } from '../shared/problem.ts';
import { createServer, type ServerOptions } from '../shared/server.ts';
import { installReviewList } from './agreement/review-list.ts';
import { addCardRoutes } from './card/routes.ts';
import { addCelebrationRoutes } from './celebration/celebration-routes.ts';
import { addChangeRoutes } from './change/routes.ts';
import { addConcernRoutes } from './concern/routes.ts';
import { addDevMails } from './dev-mails.ts';
import { readFields } from './fields.ts';
import type { FormProblem } from './form.ts';
import { BUILT_IN_LEARNING, loadLearning } from './learning.ts';
import { addLearningRoutes } from './learning-routes.ts';
import { addLiveRoutes } from './live-routes.ts';
import { addMineRoutes } from './mine/routes.ts';
import { addNotMeRoutes } from './not-me.ts';
import { closedEnd, openLink } from './open-link.ts';
import { addPreparingRoutes } from './preparing/routes.ts';
import { problemPageFor } from './problem-page.ts';
import { addProposalRoutes } from './proposals/routes.ts';
import { realPage } from './real-page.ts';
import { addReminderRoutes } from './reminders.ts';
import { textsForRequest } from './request-language.ts';
import { PAGE_ACCESS } from './route-access.ts';
import { addCorrectRoutes } from './score/correct-routes.ts';
import { sendEnd, sendHtml, sendPublic } from './send.ts';
import { doneTaskPage, endPage, openTaskPage } from './task-frame.ts';
import { addTeamRoutes } from './team/routes.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';
import { addOkrRoutes } from './transparency/okr-routes.ts';
import { addSignInRoutes } from './transparency/sign-in-routes.ts';
import { textsOf } from './view.ts';
import { createViews } from './views/index.ts';

export interface TaskPagesDeps extends StoreDeps {
  /** The first key signs; all of them verify. */
  linkKeys: readonly LinkKey[];
  /** Public base of the links, such as `https://my.okr.example.org`. */
  baseUrl: string;
  /** Where HR ops plan the next period; without it their page says so in words alone. */
  consoleUrl?: string;
  logger: FastifyBaseLogger;
  /** An organisation's own learning texts, which take the place of those that come with the product. */
  learningDir?: string | null;
  /** Shows sample mails under /dev/mails; off unless asked for. */
  devPages?: boolean;
  /** Null switches limits and load shedding off, for rehearsals and benchmarks. */
  limit?: ServerOptions['limit'];
}

interface TokenParams {
  Params: { token: string };
}

/**
 * The pages behind the links in mails. GET and HEAD read only; acting takes a POST of a chosen value, and repeating it
 * changes nothing.
 *
 * @returns a Fastify instance, not yet listening.
 */
export async function createTaskPages(deps: TaskPagesDeps): Promise<FastifyInstance> {
  const app = await createServer({
    logger: deps.logger,
    ready: () => sql`select 1`.execute(deps.db),
    limit: deps.limit === undefined ? { perMinute: 240, keyOf: limitKey } : deps.limit,
    https: deps.baseUrl.startsWith('https:'),
    renderPage: problemPageFor,
    bodyLimitBytes: 128 * 1024,
    // One script of our own helps while somebody drafts; there is none in the pages themselves.
    allow: { scriptSrc: ["'self'"], connectSrc: ["'self'"] },
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      const name = `${each === 'HEAD' ? 'GET' : each} ${url}`;
      if (PAGE_ACCESS[name]) continue;
      throw new Error(
        `Nobody has said who may use ${name}: add a line to services/task-pages/route-access.ts.`,
      );
    }
  });
  const learning = loadLearning([BUILT_IN_LEARNING, ...(deps.learningDir ? [deps.learningDir] : [])]);
  const views = createViews(deps, learning);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-robots-tag', 'noindex, nofollow');
    // Almost every page here is about one person; what anybody may read says so itself.
    reply.header('cache-control', 'no-store');
    if (request.method === 'POST') refuseForeignOrigin(request, deps.baseUrl);
  });

  app.get<TokenParams & { Querystring: { saved?: string } }>('/t/:token', async (request, reply) => {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) return sendEnd(reply, end);
    if (task.state === 'done') return sendHtml(reply, 200, donePage(task, token));
    const parts = await views[task.kind].show(task);
    const note = request.query.saved ? textsOf(task).frame.saved : undefined;
    return sendHtml(reply, 200, openTaskPage({ task, token, parts, note }));
  });

  app.post<TokenParams>('/t/:token', async (request, reply) => {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) return sendEnd(reply, end);
    if (task.state === 'done') return seeTask(reply, token);
    const outcome = await views[task.kind].post(task, readFields(request.body));
    if (outcome.type === 'acted') return afterAction(reply, task, token, outcome.result);
    const { parts, problems, note } = outcome;
    return sendHtml(
      reply,
      problems.length > 0 ? 422 : 200,
      openTaskPage({ task, token, parts, problems, note }),
    );
  });

  app.post<TokenParams>('/t/:token/undo', async (request, reply) => {
    const { token } = request.params;
    const { task, end } = await openLink(deps, token, textsForRequest(request));
    if (end) return sendEnd(reply, end);
    // A link may be opened, and its buttons pressed, by a mail scanner after its person has acted.
    if (task.state === 'done' && readFields(request.body).text('undo') !== 'yes')
      return sendHtml(
        reply,
        422,
        donePage(task, token, [{ field: 'undo', remedy: textsOf(task).frame.tickTakeBack }]),
      );
    const { status } = await undo(deps, { taskId: task.id, personId: task.personId });
    if (status === 'too-late') {
      const texts = PAGE_LANGUAGES.of(task.locale);
      return sendHtml(reply, 409, endPage(texts.ends.tooLate, texts));
    }
    return seeTask(reply, token);
  });

  addLiveRoutes(app, deps, views);
  addConcernRoutes(app, deps);
  addNotMeRoutes(app, deps);
  addProposalRoutes(app, deps);
  addPreparingRoutes(app, deps, views.draft);
  addCorrectRoutes(app, deps);
  addReminderRoutes(app, deps);
  addChangeRoutes(app, deps);
  if (deps.devPages) addDevMails(app, deps);
  addLearningRoutes(app, learning);
  await app.register(cookie);
  const session = createBrowserSession({
    name: 'okr',
    way: WAY,
    https: deps.baseUrl.startsWith('https:'),
    read: (digest) => readSession(deps, digest),
  });
  addSignInRoutes(app, { ...deps, session });
  addCardRoutes(app, { ...deps, session });
  addOkrRoutes(app, { ...deps, session });
  addTeamRoutes(app, { ...deps, session });
  addMineRoutes(app, { ...deps, session });
  addCelebrationRoutes(app, { ...deps, session });
  installReviewList(app, deps);
  app.get('/real', async (request, reply) =>
    sendPublic(reply, 200, realPage(textsForRequest(request), deps.baseUrl)),
  );

  function donePage(task: TaskOnPage, token: string, problems: readonly FormProblem[] = []): string {
    const undoable = task.finalisedAt === null && task.finalAt !== null && deps.clock.now() < task.finalAt;
    const going = task.phaseState === 'open' || isBesidePhases(task.kind);
    const undoableUntil = undoable && going ? task.finalAt : null;
    return doneTaskPage({ task, token, done: views[task.kind].done(task), undoableUntil, problems });
  }

  return app;
}

function afterAction(
  reply: FastifyReply,
  task: TaskOnPage,
  token: string,
  { status }: ActionResult,
): FastifyReply {
  switch (status) {
    case 'done':
    case 'repeated':
      return seeTask(reply, token);
    case 'kept':
      return reply.redirect(`/t/${token}?saved=1`, 303);
    default:
      return sendEnd(reply, closedEnd(task));
  }
}

/** Pages one may come back to after signing in. */
const WAY = /^\/(?:okrs|celebration|team|me)(?:\/[\w-]+)*(?:\?[\w=&-]*)?$/;

/** Reloading the answer to a POST must not post again (RFC 9110, 15.4.4). */
function seeTask(reply: FastifyReply, token: string): FastifyReply {
  return reply.redirect(`/t/${token}`, 303);
}

/** A whole office may share one address, so each link counts for itself; codes of cards count by address, being guessed at. */
function limitKey(request: FastifyRequest): string {
  return /^\/(?:t|prepare|reminders|sign-in)\/([^/?]+)/.exec(request.url)?.[1] ?? request.ip;
}

/**
 * The link is the capability, so there is no further token in the form; a browser that says it comes from another site is
 * refused all the same. `null` is what a page without a referrer sends.
 */
function refuseForeignOrigin(request: FastifyRequest, baseUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const own = origin === undefined || origin === 'null' || origin === new URL(baseUrl).origin;
  const ownHost = own || new URL(origin).host === request.headers.host;
  if (site === 'cross-site' || !ownHost) {
    throw new Problem({
      code: 'foreign-origin',
      status: 403,
      title: 'This form came from another site.',
      detail: 'Nothing was changed. Open the link in your mail and use the page that it shows.',
    });
  }
}
