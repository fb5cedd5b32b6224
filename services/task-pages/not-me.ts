import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { recordAudit } from '#storage/repositories/audit.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../shared/ui/page.ts';
import { readFields } from './fields.ts';
import { type FormProblem, problemList, radioGroup } from './form.ts';
import { requireTask } from './require-task.ts';
import { sendHtml } from './send.ts';
import { endPage, footerLinks } from './task-frame.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

interface TokenParams {
  Params: { token: string };
}

/** What may be so when a mail reached somebody it was not meant for, or is not for them any more. */
export const NOT_ME_REASONS = ['stranger', 'somebody-else', 'left'] as const;
export type NotMeReason = (typeof NOT_ME_REASONS)[number];

/** Where somebody says that a link is not for them. A page of its own, so that no press beside a task can say it. */
export function addNotMeRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.get<TokenParams>('/t/:token/not-me', async (request, reply) => {
    const task = await requireTask(deps, request, reply);
    if (!task) return reply;
    return sendHtml(reply, 200, notMePage(task, []));
  });

  app.post<TokenParams>('/t/:token/not-me', async (request, reply) => {
    const task = await requireTask(deps, request, reply);
    if (!task) return reply;
    const texts = PAGE_LANGUAGES.of(task.locale);
    const said = readFields(request.body).text('reason');
    const reason = NOT_ME_REASONS.find((each) => each === said);
    if (!reason)
      return sendHtml(reply, 422, notMePage(task, [{ field: 'reason', remedy: texts.notMe.choose }]));
    await reportNotMe(deps, task, reason);
    return sendHtml(reply, 200, endPage(texts.ends.reported, texts));
  });
}

function notMePage(task: TaskOnPage, problems: readonly FormProblem[]): string {
  const texts = PAGE_LANGUAGES.of(task.locale);
  const words = texts.notMe;
  return page({
    title: words.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<h1>${words.title}</h1><p class="lead">${words.lead(task.personName)}</p>`,
      problemList(problems, texts.frame),
      html`<form method="post">!${radioGroup({
        name: 'reason',
        label: words.question,
        value: '',
        problems,
        options: NOT_ME_REASONS.map((value) => ({ value, label: words.reasons[value] })),
      })}
      <div class="buttons"><button type="submit">${words.send}</button></div></form>`,
    ]),
    footer: footerLinks(texts),
  });
}

async function reportNotMe(deps: StoreDeps, task: TaskOnPage, reason: NotMeReason): Promise<void> {
  await deps.db.transaction().execute((trx) =>
    recordAudit(trx, [
      {
        at: deps.clock.now(),
        // Whoever pressed the button says they are not that person.
        actorKind: 'system',
        action: 'link.not-me',
        cycleId: task.cycleId,
        phase: task.phase,
        entityKind: 'task',
        entityId: task.id,
        detail: { kind: task.kind, personId: task.personId, reason },
      },
    ]),
  );
}
