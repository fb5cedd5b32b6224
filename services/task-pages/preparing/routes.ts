import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type LinkKey, linkIdOf } from '#domain/action-token.ts';
import type { StoreDeps } from '#storage/deps.ts';
import {
  askPreparer,
  endPreparer,
  findPeopleBy,
  listPreparers,
  MOST_PREPARERS,
  type PreparedTask,
  readPreparedTask,
  sayPrepared,
} from '#storage/preparers.ts';
import { readOkrSets } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { type DeadEnd, endOfLink } from '../open-link.ts';
import { textsForRequest } from '../request-language.ts';
import { requireTask } from '../require-task.ts';
import { sendEnd, sendHtml } from '../send.ts';
import type { EndText, PageTexts } from '../texts/model.ts';
import { type TaskView, textsOf } from '../view.ts';
import { preparePage, preparersPage } from './pages.ts';

interface TokenParams {
  Params: { token: string };
  Querystring: { note?: string };
}

/** Longer than any name. */
const LONGEST_NAME = 200;
const PER_MINUTE = 60;

/**
 * A strategy may be prepared by somebody else: its author asks under the link of the draft, and who is asked writes under a
 * link of their own. That link opens the draft and nothing else of the author's, and publishes nothing (R1).
 */
export function addPreparingRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
  draft: TaskView,
): void {
  const { db } = deps;

  app.get<TokenParams>('/t/:token/preparers', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'draft');
    if (!task) return reply;
    if (!(await canBePrepared(task))) return reply.redirect(`/t/${request.params.token}`, 303);
    return sendHtml(reply, 200, await asking(task, request, {}));
  });

  app.post<TokenParams>('/t/:token/preparers', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'draft');
    if (!task) return reply;
    if (!(await canBePrepared(task))) return reply.redirect(`/t/${request.params.token}`, 303);
    const typed = readFields(request.body).text('person').trim().slice(0, LONGEST_NAME);
    const remedy = await ask(task, typed);
    if (remedy) return sendHtml(reply, 422, await asking(task, request, { typed, field: 'person', remedy }));
    return reply.redirect(`/t/${request.params.token}/preparers?note=asked`, 303);
  });

  app.post<TokenParams>('/t/:token/preparers/end', async (request, reply) => {
    const task = await requireTask(deps, request, reply, 'draft');
    if (!task) return reply;
    const fields = readFields(request.body);
    const asked = (await listPreparers(db, task.id)).find(
      ({ personId }) => personId === fields.text('person'),
    );
    const field = `end-${fields.text('person')}`;
    if (asked && fields.text(field) !== 'yes') {
      const remedy = textsOf(task).preparing.tick;
      return sendHtml(reply, 422, await asking(task, request, { field, remedy }));
    }
    if (asked)
      await endPreparer(deps, { taskId: task.id, personId: task.personId, preparerId: asked.personId });
    return reply.redirect(`/t/${request.params.token}/preparers`, 303);
  });

  app.get<TokenParams>('/prepare/:token', async (request, reply) => {
    const opened = await openPrepared(request);
    if ('status' in opened) return sendEnd(reply, opened);
    const { task, preparer } = opened;
    const words = textsOf(task).preparing;
    const notes: Record<string, string> = { saved: words.saved, told: words.told(task.personName) };
    const parts = await draft.show(task);
    const { token } = request.params;
    return sendHtml(
      reply,
      200,
      preparePage({ task, token, preparerName: preparer.name, parts, note: notes[request.query.note ?? ''] }),
    );
  });

  app.post<TokenParams>('/prepare/:token', async (request, reply) => {
    const opened = await openPrepared(request);
    if ('status' in opened) return sendEnd(reply, opened);
    const { task, link, preparer } = opened;
    const { token } = request.params;
    const words = textsOf(task).preparing;
    const fields = readFields(request.body);
    const wantsTo = fields.text('action');
    // What is typed is kept, whether or not it is said to be ready.
    const outcome = await draft.post(task, wantsTo === 'prepared' ? withAction(fields, 'save') : fields);
    const unticked = wantsTo === 'prepared' && fields.text('ready') !== 'yes';
    if (outcome.type === 'acted' && outcome.result.status !== 'kept')
      return sendEnd(reply, endIn(textsOf(task), words.over));
    if (unticked) {
      const problems = [{ field: 'ready', remedy: words.tickReady }];
      const parts = outcome.type === 'again' ? outcome.parts : await draft.show(task);
      return sendHtml(reply, 422, preparePage({ task, token, preparerName: preparer.name, parts, problems }));
    }
    if (wantsTo === 'prepared') {
      await sayPrepared(deps, { taskId: task.id, preparerId: link.personId });
      return reply.redirect(`/prepare/${token}?note=told`, 303);
    }
    if (outcome.type === 'acted') return reply.redirect(`/prepare/${token}?note=saved`, 303);
    const { parts, problems, note } = outcome;
    const status = problems.length > 0 ? 422 : 200;
    return sendHtml(
      reply,
      status,
      preparePage({ task, token, preparerName: preparer.name, parts, problems, note }),
    );
  });

  app.post<TokenParams>(
    '/prepare/:token/coach',
    { config: { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const opened = await openPrepared(request);
      if ('status' in opened || !draft.live) return reply.status(404).send({ notes: [] });
      return reply.send(await draft.live(opened.task, readFields(request.body)));
    },
  );

  /** Only a strategy, and only until it is published. */
  async function canBePrepared(task: TaskOnPage): Promise<boolean> {
    const [set] = await readOkrSets(db, [task.subjectId]);
    return set?.level === 'company' && task.state === 'open';
  }

  /** @returns what is to be done otherwise; undefined when somebody has been asked. */
  async function ask(task: TaskOnPage, typed: string): Promise<string | undefined> {
    const words = textsOf(task).preparing;
    if (typed === '') return words.nobodyNamed;
    const [person, another] = await findPeopleBy(db, typed);
    if (!person) return words.unknown(typed);
    if (another) return words.several(typed);
    if (person.id === task.personId) return words.yourself;
    const result = await askPreparer(deps, {
      taskId: task.id,
      personId: task.personId,
      preparerId: person.id,
    });
    return result === 'too-many' ? words.enough(MOST_PREPARERS) : undefined;
  }

  async function asking(
    task: TaskOnPage,
    { params: { token }, query }: FastifyRequest<TokenParams>,
    wrong: { typed?: string } & Partial<FormProblem>,
  ): Promise<string> {
    const { typed = '', field, remedy } = wrong;
    const problems = field && remedy ? [{ field, remedy }] : [];
    const preparers = await listPreparers(db, task.id);
    const note = query.note === 'asked' && !remedy ? textsOf(task).preparing.asked : undefined;
    return preparersPage({ task, token, preparers, typed, problems, note });
  }

  /** @returns the draft behind a preparer's link, or where that link ends. Reads only. */
  async function openPrepared(request: FastifyRequest<TokenParams>): Promise<PreparedTask | DeadEnd> {
    const { token } = request.params;
    const stranger = textsForRequest(request);
    const linkId = linkIdOf(token);
    const found = linkId ? await readPreparedTask(db, linkId) : undefined;
    if (!found) return endIn(stranger, stranger.ends.unknown, 404);
    const { link, task, preparer } = found;
    const texts = textsOf(task);
    const end = endOfLink(deps, { token, link, texts, stranger });
    if (end) return end;
    if (task.state !== 'open' || task.phaseState !== 'open' || task.cycleState === 'cancelled')
      return endIn(texts, texts.preparing.over);
    return { link, preparer, task: { ...task, preparerId: link.personId } };
  }
}

function endIn(texts: PageTexts, end: EndText, status: DeadEnd['status'] = 410): DeadEnd {
  return { status, texts, ...end };
}

function withAction(fields: Fields, action: string): Fields {
  return { names: fields.names, text: (name) => (name === 'action' ? action : fields.text(name)) };
}
