import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../shared/problem.ts';

/**
 * Says of every value that does not fit a route's schema which field it is, what was sent and what would fit. The
 * answer itself is given by the server's error handler.
 */
export function nameTheField(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') throw tooLarge(request);
    if (error.code?.startsWith('FST_ERR_CTP_') && error.statusCode !== 415) throw unreadable(error);
    if (!error.validation) throw error;
    const errors = error.validation.map((issue) => {
      const { missingProperty, allowedValues } = issue.params;
      const path = issue.instancePath.slice(1).split('/').filter(Boolean);
      const value = path.reduce<unknown>(
        (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
        partOf(request, error.validationContext),
      );
      return {
        field:
          [...path, ...(typeof missingProperty === 'string' ? [missingProperty] : [])].join('.') || 'body',
        value: value === undefined || typeof missingProperty === 'string' ? '' : shorten(value),
        remedy: Array.isArray(allowedValues)
          ? `It must be one of ${allowedValues.join(', ')}.`
          : `It ${issue.message ?? 'does not fit'}.`.replace(/^It must have required.*/, 'It is required.'),
      };
    });
    const first = errors[0];
    throw new Problem({
      code: 'invalid-input',
      status: 422,
      title: first ? `${first.field} cannot be used${first.value ? `: ${first.value}` : ''}.` : 'Bad input.',
      detail: first?.remedy ?? error.message,
      errors,
    });
  });
}

function partOf(request: FastifyRequest, context: string | undefined): unknown {
  if (context === 'querystring') return request.query;
  return context === 'params' ? request.params : request.body;
}

/** What has no form in JSON, such as a function that a body of bytes brings along, is shown as nothing. */
function shorten(value: unknown): string {
  const text: string | undefined = typeof value === 'string' ? value : JSON.stringify(value);
  return text?.slice(0, 100) ?? '';
}

function tooLarge(request: FastifyRequest): Problem {
  const length = Number(request.headers['content-length'] ?? 0);
  const megabytes = length > 0 ? `${Math.ceil(length / 1024 / 1024)} MB` : '';
  return new Problem({
    code: 'too-large',
    status: 413,
    title: 'The request is larger than this route takes.',
    detail: 'Send less at a time. A people file may have 64 MB.',
    errors: [{ field: 'body', value: megabytes, remedy: 'Send less at a time.' }],
  });
}

function unreadable(error: FastifyError): Problem {
  return new Problem({
    code: 'unreadable-body',
    status: 400,
    title: 'The body of the request cannot be read.',
    detail: 'Send JSON with content-type application/json, or an empty body without one.',
    errors: [{ field: 'body', value: '', remedy: error.message }],
  });
}
