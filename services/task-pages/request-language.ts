import type { FastifyRequest } from 'fastify';
import { acceptedLanguages } from '#domain/learning.ts';
import type { PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

/**
 * @returns the words for somebody of whom nothing is known but the request: the language that the address asks for by
 *   `?lang=`, else the first that the browser accepts and that there is, else English.
 */
export function textsForRequest(request: FastifyRequest): PageTexts {
  const asked: unknown =
    typeof request.query === 'object' && request.query !== null
      ? Reflect.get(request.query, 'lang')
      : undefined;
  const wanted = [
    ...(typeof asked === 'string' ? [asked.slice(0, 35)] : []),
    ...acceptedLanguages(request.headers['accept-language']?.slice(0, 500)),
  ];
  for (const locale of wanted) {
    const texts = PAGE_LANGUAGES.of(locale);
    // English answers for every language there is none of; somebody who reads a further one gets that.
    if (texts.language !== 'en' || /^en\b/i.test(locale)) return texts;
  }
  return PAGE_LANGUAGES.of('en');
}
