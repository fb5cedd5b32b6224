import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { type ProblemDetails, problemPage } from '../../shared/problem.ts';
import { visitorOf } from '../visitor.ts';
import { consolePage } from './layout.ts';

/** @returns a problem as a page; whoever is signed in keeps the ways to other places, and out. */
export function deniedPage(problem: ProblemDetails, request: FastifyRequest): string {
  if (visitorOf(request).name === '') return problemPage(problem);
  const body = html`<h1>${problem.title}</h1><p class="lead">${problem.detail}</p>
    !${(problem.errors ?? []).map(({ field, remedy }) => html`<p><strong>${field}</strong>: ${remedy}</p>`).join('')}`;
  return consolePage({ title: problem.title, body, request, links: {}, width: 'letter' });
}
