import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type ProblemDetails, problemPage } from '../shared/problem.ts';
import { page } from '../shared/ui/page.ts';
import { textsForRequest } from './request-language.ts';
import { footerLinks } from './task-frame.ts';

/** What can go wrong with a request itself, whoever sent it. */
const PROBLEM_CODES = [
  'not-found',
  'foreign-origin',
  'too-large',
  'too-many-requests',
  'busy',
  'unexpected',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** @returns a page that says what went wrong and what to do, in the language that the browser asks for. */
export function problemPageFor(problem: ProblemDetails, request: FastifyRequest): string {
  const code = PROBLEM_CODES.find((each) => each === problem.code);
  if (!code) return problemPage(problem);
  const texts = textsForRequest(request);
  const { title, text } = texts.problems[code];
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: html`<h1>${title}</h1><p class="lead">${text}</p>`,
    footer: footerLinks(texts),
  });
}
