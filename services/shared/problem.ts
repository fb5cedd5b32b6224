import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { DomainError } from '#domain/errors.ts';
import { page } from './ui/page.ts';

/** What is wrong with one part of the input. */
export interface FieldProblem {
  field: string;
  value: string;
  remedy: string;
}

/** An answer that says no, in the form of RFC 9457. */
export interface ProblemDetails {
  /** Stable name of the kind of problem, the last part of its `type`. */
  code: string;
  status: number;
  title: string;
  detail: string;
  errors?: FieldProblem[];
}

/** Thrown by a route to answer with a problem. */
export class Problem extends Error {
  override name = 'Problem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail);
    this.details = details;
  }
}

export interface ProblemOptions {
  /** Shows a problem to a browser; the plain page of `problemPage` when left out. */
  renderPage?: (problem: ProblemDetails, request: FastifyRequest) => string;
}

/**
 * Answers every error and every unknown address: with problem+json (RFC 9457), or with a page to a browser. What went
 * wrong inside is logged and never shown.
 */
export function installProblems(
  app: FastifyInstance,
  { renderPage = problemPage }: ProblemOptions = {},
): void {
  const answer = (problem: ProblemDetails, request: FastifyRequest, reply: FastifyReply) => {
    reply.status(problem.status).header('cache-control', 'no-store');
    if (wantsHtml(request)) return reply.type('text/html; charset=utf-8').send(renderPage(problem, request));
    const { code, ...rest } = problem;
    return reply.type('application/problem+json').send({ type: `urn:quarterdeck:problem:${code}`, ...rest });
  };
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return answer(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    answer(
      {
        code: 'not-found',
        status: 404,
        title: 'There is nothing at this address.',
        detail: 'The address may have been cut off when it was copied. Open the link in your mail again.',
      },
      request,
      reply,
    ),
  );
}

/** @returns what an error means to the one who asked; unknown errors become one silent 500. */
export function toProblem(error: unknown): ProblemDetails {
  if (error instanceof Problem) return error.details;
  if (error instanceof DomainError) {
    const { code, status, message, remedy, field, value } = error;
    const errors = field === undefined ? [] : [{ field, value: value ?? '', remedy }];
    return { code, status, title: message, detail: remedy, ...(errors.length > 0 ? { errors } : {}) };
  }
  const status = statusOf(error);
  if (error instanceof Error && 'validation' in error && Array.isArray(error.validation)) {
    return {
      code: 'invalid-input',
      status: 422,
      title: 'Something in the request cannot be used.',
      detail: error.message,
      errors: error.validation.map((issue: unknown) => describeIssue(issue)),
    };
  }
  return KNOWN_STATUS[status] ?? { ...UNEXPECTED, status: status >= 400 && status < 500 ? status : 500 };
}

/** @returns whether the request comes from a browser's address bar or form rather than from a program. */
export function wantsHtml(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('text/html') && !request.url.startsWith('/v1/');
}

/** @returns a plain page that says what happened and what to do. */
export function problemPage(problem: ProblemDetails): string {
  return page({
    title: problem.title,
    body: html`<h1>${problem.title}</h1>
      <p>${problem.detail}</p>
      !${(problem.errors ?? []).map((error) => html`<p><strong>${error.field}</strong>: ${error.remedy}</p>`).join('')}`,
  });
}

const UNEXPECTED: ProblemDetails = {
  code: 'unexpected',
  status: 500,
  title: 'Something went wrong on our side.',
  detail: 'Nothing you entered was changed half-way. Please try again in a minute.',
};

const KNOWN_STATUS: Readonly<Record<number, ProblemDetails>> = {
  413: {
    code: 'too-large',
    status: 413,
    title: 'That is more text than fits.',
    detail: 'Go back, shorten the longest text and send it again.',
  },
  415: {
    code: 'unsupported-type',
    status: 415,
    title: 'This form of content is not understood here.',
    detail: 'Send a form or JSON with the matching content-type.',
  },
  429: {
    code: 'too-many-requests',
    status: 429,
    title: 'That was a lot at once.',
    detail: 'Please wait a minute and try again.',
  },
  503: {
    code: 'busy',
    status: 503,
    title: 'We are busy right now.',
    detail: 'Nothing was changed. Please try again in a few seconds.',
  },
};

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const status: unknown = Reflect.get(error, 'statusCode') ?? Reflect.get(error, 'status');
  return typeof status === 'number' ? status : 500;
}

function describeIssue(issue: unknown): FieldProblem {
  const read = (key: string): string => {
    const value: unknown = typeof issue === 'object' && issue ? Reflect.get(issue, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { field: read('instancePath').slice(1).replaceAll('/', '.'), value: '', remedy: read('message') };
}
