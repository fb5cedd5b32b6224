import type { FastifyRequest } from 'fastify';
import { acceptedLanguages, firstServed } from '#domain/languages.ts';
import type { PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

/**
 * @returns the words for somebody of whom nothing is known but the request: the language that the address asks for by
 *   `?lang=`, else the first that the browser accepts and that there is, else English.
 */
export function textsForRequest(request: FastifyRequest): PageTexts {
  return PAGE_LANGUAGES.of(firstServed([...PAGE_LANGUAGES.all.keys()], localesOf(request)));
}

/** @returns the locales that a request asks for, the most wanted first. */
export function localesOf(request: FastifyRequest): string[] {
  const asked: unknown =
    typeof request.query === 'object' && request.query !== null
      ? Reflect.get(request.query, 'lang')
      : undefined;
  return [
    ...(typeof asked === 'string' && asked !== '' ? [asked.slice(0, 35)] : []),
    ...acceptedLanguages(request.headers['accept-language']?.slice(0, 500)),
  ];
}
