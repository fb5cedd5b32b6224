import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { Permission } from '#domain/permissions.ts';
import { page } from '../../shared/ui/page.ts';
import { can } from '../visitor.ts';

export interface ConsoleLinks {
  inbox?: string | undefined;
  temporal?: string | undefined;
}

/** @returns a page of the console, with the ways to its other places. */
export function consolePage(options: {
  title: string;
  body: string;
  request: FastifyRequest;
  links: ConsoleLinks;
  width?: 'letter' | 'wide';
  /** Safe HTML for the head, such as the script of a live page. */
  head?: string;
}): string {
  const { title, body, request, links, width = 'wide', head = '' } = options;
  return page({
    title,
    body,
    width,
    head: html`<link rel="stylesheet" href="/console.css">!${head}`,
    header: html`<nav aria-label="Console">
      !${placesOf(request)}
      !${links.inbox ? html`<a href="${links.inbox}">Inbox</a>` : ''}
      !${links.temporal ? html`<a href="${links.temporal}">Temporal</a>` : ''}
    </nav>
    <form class="sign-out" method="post" action="/sign-out">!${formTokenField(request)}<button class="link">Sign out</button></form>`,
  });
}

const PLACES: ReadonlyArray<
  readonly [permission: Permission, of: 'anywhere' | 'organisation', path: string, label: string]
> = [
  ['cycle.read', 'anywhere', '/', 'Cycles'],
  ['cycle.read', 'organisation', '/insight', 'Insight'],
  ['people.read', 'anywhere', '/people', 'People'],
  ['policy.read', 'organisation', '/policies', 'Policies'],
  ['access.read', 'organisation', '/access', 'Access'],
  ['keys.manage', 'organisation', '/keys', 'Keys'],
  ['webhooks.manage', 'organisation', '/webhooks', 'Webhooks'],
  ['record.read', 'anywhere', '/record', 'Record'],
  ['administration.read', 'organisation', '/administration', 'Trail'],
  ['console.open', 'anywhere', '/docs', 'API'],
];

/** The ways that are open to whoever reads the page. */
function placesOf(request: FastifyRequest): string {
  return PLACES.filter(([permission, of]) => can(request, permission, of))
    .map(([, , path, label]) => html`<a href="${path}">${label}</a>`)
    .join(' ');
}

/** @returns the hidden field that shows a form is ours. */
export function formTokenField(request: FastifyRequest): string {
  return html`<input type="hidden" name="_csrf" value="${request.formToken}">`;
}

/** Answers with a page. */
export function sendPage(reply: FastifyReply, body: string, status = 200): FastifyReply {
  return reply.status(status).type('text/html; charset=utf-8').send(body);
}

const FLASH_COOKIE = 'quarterdeck_said';

/** Keeps a sentence for the next page of this browser. */
export function sayNext(reply: FastifyReply, sentence: string): void {
  reply.setCookie(FLASH_COOKIE, encodeURIComponent(sentence), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: 60,
  });
}

/** @returns the sentence kept for this page, once. */
export function saidBefore(request: FastifyRequest, reply: FastifyReply): string {
  const kept = request.cookies[FLASH_COOKIE];
  if (!kept) return '';
  reply.clearCookie(FLASH_COOKIE, { path: '/' });
  try {
    return html`<div class="note" role="status"><p>${decodeURIComponent(kept)}</p></div>`;
  } catch {
    return '';
  }
}
