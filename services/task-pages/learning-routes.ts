import type { FastifyInstance } from 'fastify';
import type { Learning } from './learning.ts';
import { learningIndexPage, learningPage } from './learning-page.ts';
import { localesOf, textsForRequest } from './request-language.ts';
import { sendPublic } from './send.ts';
import { endPage } from './task-frame.ts';

/** Public pages that explain how goals work; they need no link of one's own and say nothing about anybody. */
export function addLearningRoutes(app: FastifyInstance, learning: Learning): void {
  app.get('/learn', async (request, reply) =>
    sendPublic(reply, 200, learningIndexPage(learning, localesOf(request))),
  );
  // What mails of earlier days name.
  app.get<{ Querystring: { lang?: string } }>('/primer', async ({ query: { lang } }, reply) =>
    reply.redirect(`/learn/goals${typeof lang === 'string' ? `?lang=${encodeURIComponent(lang)}` : ''}`, 301),
  );
  app.get<{ Params: { slug: string } }>('/learn/:slug', async (request, reply) => {
    const found = learning.textOf(request.params.slug, localesOf(request));
    if (found) return sendPublic(reply, 200, learningPage(found));
    const texts = textsForRequest(request);
    return sendPublic(reply, 404, endPage(texts.learning.notThere, texts));
  });
}
