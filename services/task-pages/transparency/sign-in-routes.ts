import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { isSignInCode, readSignInToken } from '#domain/sign-in.ts';
import { composeSignIn } from '#mails/sign-in.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { askToSignIn, type SignedIn, type SignInOutcome, signIn, signOut } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { readFields } from '../fields.ts';
import { textsForRequest } from '../request-language.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import type { PageTexts } from '../texts/model.ts';
import { askPage, codePage, linkPage } from './sign-in-pages.ts';

/** As in HTML's own e-mail field, with a limit as in RFC 5321. */
const ADDRESS = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/;

/**
 * Signing in by mail: asking sends a link and a code; either works once, for ten minutes, and only in the browser that
 * asked. So a scanner that follows the link, or somebody who was sent it, gets nowhere.
 */
export function addSignInRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[]; baseUrl: string; session: BrowserSession<SignedIn> },
): void {
  const { session, linkKeys, baseUrl } = deps;

  app.get('/sign-in', async (request, reply) => {
    if (await session.read(request)) return reply.redirect('/okrs', 303);
    return sendHtml(reply, 200, askPage(textsForRequest(request)));
  });

  app.post('/sign-in', async (request, reply) => {
    const texts = textsForRequest(request);
    const email = readFields(request.body).text('email').trim();
    if (!ADDRESS.test(email)) {
      const problems = [{ field: 'email', remedy: texts.signIn.writeEmail }];
      return sendHtml(reply, 422, askPage(texts, { email: email.slice(0, 254), problems }));
    }
    const mark = session.mark(reply);
    const id = await askToSignIn(deps, {
      email,
      place: 'tree',
      browser: mark.digest,
      domain: new URL(baseUrl).hostname,
      compose: (reader, forId) =>
        composeSignIn({ reader, id: forId, place: 'tree', baseUrl, pagesUrl: baseUrl }),
    });
    mark.remember(id);
    return reply.redirect('/sign-in/code', 303);
  });

  app.get('/sign-in/code', async (request, reply) =>
    sendHtml(reply, 200, codePage(textsForRequest(request))),
  );

  app.post('/sign-in/code', async (request, reply) => {
    const texts = textsForRequest(request);
    const code = readFields(request.body).text('code');
    const asked = session.marked(request);
    if (!asked) return sendHtml(reply, 410, endPage(texts.signIn.over, texts));
    const proven = isSignInCode(linkKeys, asked.id, code);
    const outcome = await open(reply, { id: asked.id, browser: asked.digest, proven });
    return answer(reply, outcome, texts, wayOf(request, reply, outcome));
  });

  app.get<TokenRequest>('/sign-in/:token', async (request, reply) => {
    const texts = textsForRequest(request);
    const id = readSignInToken(linkKeys, request.params.token);
    if (!id) return sendHtml(reply, 404, endPage(texts.signIn.unknown, texts));
    if (session.marked(request)?.id !== id)
      return sendHtml(reply, 200, endPage(texts.signIn.elsewhere, texts));
    return sendHtml(reply, 200, linkPage(texts));
  });

  app.post<TokenRequest>('/sign-in/:token', async (request, reply) => {
    const texts = textsForRequest(request);
    const id = readSignInToken(linkKeys, request.params.token);
    if (!id) return sendHtml(reply, 404, endPage(texts.signIn.unknown, texts));
    const asked = session.marked(request);
    const browser = asked?.id === id ? asked.digest : null;
    const outcome = await open(reply, { id, browser, proven: true });
    return answer(reply, outcome, texts, wayOf(request, reply, outcome));
  });

  app.post('/sign-out', async (request, reply) => {
    const present = await session.read(request);
    if (present) await signOut(deps, present.sessionId);
    session.end(reply);
    return reply.redirect('/sign-in', 303);
  });

  /** Whoever came for a page goes on to it once they are in. */
  const wayOf = (request: FastifyRequest, reply: FastifyReply, outcome: SignInOutcome) =>
    outcome === 'signed-in' ? session.takeWay(request, reply) : undefined;

  async function open(
    reply: FastifyReply,
    asked: { id: string; browser: Buffer | null; proven: boolean },
  ): Promise<SignInOutcome> {
    const { digest, give } = session.prepare(reply);
    const outcome = await signIn(deps, { ...asked, place: 'tree', secret: digest });
    if (outcome === 'signed-in') {
      give();
      session.unmark(reply);
    }
    return outcome;
  }
}

type TokenRequest = { Params: { token: string } };

function answer(
  reply: FastifyReply,
  outcome: SignInOutcome,
  texts: PageTexts,
  way: string | undefined,
): FastifyReply {
  const { signIn: words } = texts;
  switch (outcome) {
    case 'signed-in':
      return reply.redirect(way ?? '/okrs', 303);
    case 'wrong':
      return sendHtml(reply, 422, codePage(texts, [{ field: 'code', remedy: words.wrongCode }]));
    case 'elsewhere':
      return sendHtml(reply, 403, endPage(words.elsewhere, texts));
    case 'over':
      return sendHtml(reply, 410, endPage(words.over, texts));
  }
}
