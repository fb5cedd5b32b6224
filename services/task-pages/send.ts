import type { FastifyReply } from 'fastify';
import type { DeadEnd } from './open-link.ts';
import { endPage } from './task-frame.ts';

/** Answers with a page. */
export function sendHtml(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').send(body);
}

/** Answers with the end of a link that leads nowhere any more. */
export function sendEnd(reply: FastifyReply, end: DeadEnd): FastifyReply {
  return sendHtml(reply, end.status, endPage(end, end.texts));
}

/** Answers with what anybody may read, in the language that their browser asks for. */
export function sendPublic(reply: FastifyReply, status: number, body: string): FastifyReply {
  return sendHtml(reply.headers({ vary: 'accept-language', 'cache-control': 'no-cache' }), status, body);
}
