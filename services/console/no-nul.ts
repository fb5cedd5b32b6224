import type { FastifyInstance } from 'fastify';
import { Problem } from '../shared/problem.ts';

/**
 * Refuses the sign NUL in what comes in: PostgreSQL keeps no text that holds it, and nobody types it. Files are read by
 * rules of their own.
 */
export function refuseNul(app: FastifyInstance): void {
  // Before the guard, which looks up what the address names.
  app.addHook('onRequest', async ({ params, query }) => {
    refuseIn(params);
    refuseIn(query);
  });
  app.addHook('preHandler', async ({ body }) => {
    if (!(body instanceof Uint8Array)) refuseIn(body);
  });
}

function refuseIn(part: unknown): void {
  const field = fieldWithNul(part, '');
  if (field !== undefined) throw holdsNul(field);
}

/** @returns the first field whose name or text holds it, as a path; undefined where none does. */
function fieldWithNul(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path || 'body' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const below = path ? `${path}.${name}` : name;
    if (name.includes('\0')) return below;
    const found = fieldWithNul(part, below);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holdsNul(field: string): Problem {
  const named = field.replaceAll('\0', '');
  return new Problem({
    code: 'invalid-input',
    status: 422,
    title: `${named} holds a sign that no text can have (NUL).`,
    detail: 'Send it without that sign.',
    errors: [{ field: named, value: '', remedy: 'Send it without that sign.' }],
  });
}
