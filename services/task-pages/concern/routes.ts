import type { FastifyInstance } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { LONGEST_CONCERN } from '#domain/concerns.ts';
import { formatDay } from '#domain/format.ts';
import { insistOnConcern } from '#storage/concerns/insist.ts';
import { raiseConcern } from '#storage/concerns/raise.ts';
import { type ConcernRecipient, readConcernRecipients } from '#storage/concerns/recipients.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { listOwnConcerns } from '#storage/repositories/concerns.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields, readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { type OpenedLink, openLink } from '../open-link.ts';
import { textsForRequest } from '../request-language.ts';
import { sendEnd, sendHtml } from '../send.ts';
import { readerOf, textsOf } from '../view.ts';
import { concernPage } from './page.ts';

interface TokenParams {
  Params: { token: string };
}

/** Where a concern is raised and followed, beside any task and under its link; also when the task itself is over. */
export function addConcernRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  async function render(
    task: TaskOnPage,
    token: string,
    more: { fields?: Fields; problems?: readonly FormProblem[]; note?: string } = {},
  ): Promise<string> {
    const { fields = noFields(), problems = [], note } = more;
    const [recipients, own] = await Promise.all([
      readConcernRecipients(deps.db, task.personId),
      listOwnConcerns(deps.db, task),
    ]);
    return concernPage({
      task,
      token,
      recipients,
      own,
      fields,
      problems,
      now: deps.clock.now(),
      ...(note ? { note } : {}),
    });
  }

  app.get<TokenParams>('/t/:token/concern', async (request, reply) => {
    const { token } = request.params;
    const opened = await openLink(deps, token, textsForRequest(request));
    const task = personOf(opened);
    if (!task) return opened.end ? sendEnd(reply, opened.end) : reply.callNotFound();
    return sendHtml(reply, 200, await render(task, token));
  });

  app.post<TokenParams>('/t/:token/concern', async (request, reply) => {
    const { token } = request.params;
    const opened = await openLink(deps, token, textsForRequest(request));
    const task = personOf(opened);
    if (!task) return opened.end ? sendEnd(reply, opened.end) : reply.callNotFound();
    const fields = readFields(request.body);
    const says = textsOf(task).concern.raise;
    const words = fields.text('words').trim();
    const recipients = await readConcernRecipients(deps.db, task.personId);
    const chosen = recipients.find(({ audience }) => audience === fields.text('audience'));
    const problems = check(chosen, words, says);
    if (!chosen || problems.length > 0)
      return sendHtml(reply, 422, await render(task, token, { fields, problems }));
    const result = await raiseConcern(deps, {
      taskId: task.id,
      personId: task.personId,
      audience: chosen.audience,
      confidential: fields.text('confidential') === 'yes',
      words,
      via: 'page',
    });
    if (result.status === 'raised' || result.status === 'repeated') {
      const note = says.raised(result.recipientName, formatDay(result.dueAt, readerOf(task)));
      return sendHtml(reply, 200, await render(task, token, { note }));
    }
    const remedy = result.status === 'too-many' ? says.tooMany : says.nobody;
    return sendHtml(
      reply,
      422,
      await render(task, token, { fields, problems: [{ field: 'words', remedy }] }),
    );
  });

  app.post<{ Params: { token: string; id: string } }>('/t/:token/concern/:id', async (request, reply) => {
    const { token, id } = request.params;
    const opened = await openLink(deps, token, textsForRequest(request));
    const task = personOf(opened);
    if (!task) return opened.end ? sendEnd(reply, opened.end) : reply.callNotFound();
    const own = await listOwnConcerns(deps.db, task);
    const field = `insist-${id}`;
    if (own.some((each) => each.id === id) && readFields(request.body).text(field) === 'yes') {
      await insistOnConcern(deps, { concernId: id, personId: task.personId });
      return reply.redirect(`/t/${token}/concern`, 303);
    }
    const problems = [{ field, remedy: textsOf(task).concern.own.insist.tick }];
    return sendHtml(reply, 422, await render(task, token, { problems }));
  });
}

/** Whose link it is, as long as it is theirs and their cycle was not called off; whether the task is over does not matter. */
function personOf({ task }: OpenedLink): TaskOnPage | null {
  return task && task.cycleState !== 'cancelled' ? task : null;
}

function check(
  chosen: ConcernRecipient | undefined,
  words: string,
  says: ReturnType<typeof textsOf>['concern']['raise'],
): FormProblem[] {
  return [
    ...(chosen ? [] : [{ field: 'audience', remedy: says.chooseWhom }]),
    ...(words ? [] : [{ field: 'words', remedy: says.say }]),
    ...(words.length > LONGEST_CONCERN
      ? [{ field: 'words', remedy: says.shorten(LONGEST_CONCERN, words.length) }]
      : []),
  ];
}
