import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type LinkKey, signToken } from '#domain/action-token.ts';
import { digestOfCode, readCardCode } from '#domain/presence/card.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { openTaskByCard } from '#storage/presence/open-by-card.ts';
import { type CardHolder, readCardHolder, readCardTasks } from '#storage/repositories/card-holder.ts';
import { openCardSession, type SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { readFields } from '../fields.ts';
import { textsForRequest } from '../request-language.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';
import { cardPage, codePage } from './pages.ts';

interface ByCode {
  Params: { code: string };
}

/** What was entered for somebody can be looked at for so long. */
const LOOK_BACK_MS = 14 * 86_400_000;

/**
 * The pages that a printed card opens, for people without a mailbox. The code stands for the person, as a link in a mail
 * does for one task: looking changes nothing, and each task is opened by a press, with a link like those in mails.
 */
export function addCardRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[]; session: BrowserSession<SignedIn> },
): void {
  const { db, clock } = deps;

  app.get('/card', async (request, reply) => sendHtml(reply, 200, codePage(textsForRequest(request))));

  app.post('/card', async (request, reply) => {
    const typed = readFields(request.body).text('code');
    const code = readCardCode(typed);
    const holder = code ? await readCardHolder(db, digestOfCode(code)) : undefined;
    if (code && holder) return reply.redirect(`/card/${code}`, 303);
    return sendWrong(request, reply, { typed, status: 422 });
  });

  app.get<ByCode>('/card/:code', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { holder, code } = opened;
    const since = new Date(clock.now().getTime() - LOOK_BACK_MS);
    const tasks = await readCardTasks(db, { personId: holder.personId, since });
    return sendHtml(reply, 200, cardPage(PAGE_LANGUAGES.of(holder.locale), { holder, code, tasks }));
  });

  app.post<ByCode>('/card/:code/open', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { holder, code } = opened;
    const taskId = readFields(request.body).text('task');
    const link = await openTaskByCard(deps, { taskId, personId: holder.personId });
    if (!link) return reply.redirect(`/card/${code}`, 303);
    const { id: linkId, personId, version } = link;
    return reply.redirect(`/t/${signToken(deps.linkKeys, { linkId, personId, version })}`, 303);
  });

  app.post<ByCode>('/card/:code/goals', async (request, reply) => {
    const opened = await open(request, reply);
    if (!opened) return reply;
    const { digest, give } = deps.session.prepare(reply);
    await openCardSession(deps, { personId: opened.holder.personId, secret: digest });
    give();
    return reply.redirect('/okrs', 303);
  });

  /** Answers by itself when the code opens nothing. */
  async function open(
    request: FastifyRequest<ByCode>,
    reply: FastifyReply,
  ): Promise<{ holder: CardHolder; code: string } | undefined> {
    const code = readCardCode(request.params.code);
    const holder = code ? await readCardHolder(db, digestOfCode(code)) : undefined;
    if (!code || !holder) {
      sendWrong(request, reply, { typed: '', status: 404 });
      return undefined;
    }
    if (holder.revokedAt || holder.state === 'left') {
      const texts = PAGE_LANGUAGES.of(holder.locale);
      sendHtml(reply, 410, endPage(texts.card.revoked, texts));
      return undefined;
    }
    return { holder, code };
  }
}

function sendWrong(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, status }: { typed: string; status: 404 | 422 },
): FastifyReply {
  const texts = textsForRequest(request);
  const problems = [{ field: 'code', remedy: texts.card.wrong }];
  return sendHtml(reply, status, codePage(texts, { typed: typed.slice(0, 60), problems }));
}
