import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptedLanguages } from '#domain/learning.ts';
import type { Learning } from './learning.ts';
import { endPage } from './task-frame.ts';

interface LanguageQuery {
  Querystring: { lang?: string };
}

/** Public pages that explain how goals work; they need no link of one's own and say nothing about anybody. */
export function addLearningRoutes(app: FastifyInstance, learning: Learning): void {
  app.get<LanguageQuery>('/learn', async (request, reply) =>
    reply
      .type(HTML)
      .header('vary', 'accept-language')
      .send(learning.indexPage(wantedBy(request))),
  );
  // What mails of earlier days name.
  app.get<LanguageQuery>('/primer', async ({ query: { lang } }, reply) =>
    reply.redirect(`/learn/goals${typeof lang === 'string' ? `?lang=${encodeURIComponent(lang)}` : ''}`, 301),
  );
  app.get<LanguageQuery & { Params: { slug: string } }>('/learn/:slug', async (request, reply) => {
    const found = learning.pageOf(request.params.slug, wantedBy(request));
    if (!found) return reply.status(404).type(HTML).send(endPage(NOT_THERE));
    return reply.type(HTML).header('vary', 'accept-language').send(found);
  });
}

const HTML = 'text/html; charset=utf-8';

function wantedBy(request: FastifyRequest<LanguageQuery>): string[] {
  const { lang } = request.query;
  const accepted = acceptedLanguages(request.headers['accept-language']);
  return typeof lang === 'string' && lang !== '' ? [lang, ...accepted] : accepted;
}

const NOT_THERE = {
  title: 'There is no such text.',
  text: 'It may have been renamed or removed.',
  next: 'All texts are listed under /learn.',
};
