import type { ParsedMail } from 'mailparser';
import { parse } from 'node-html-parser';

/** @returns every address in a mail, each once: in its text, in its HTML and in its headers. */
export function linksOf({ text = '', html, headerLines }: ParsedMail): string[] {
  const inHtml = parse(html || '')
    .querySelectorAll('[href], [src]')
    .flatMap((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? []);
  const unsubscribe = headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const written = `${text}\n${unsubscribe}`.match(/https?:\/\/[^\s<>")\]]+/g) ?? [];
  return [...new Set([...inHtml, ...written])].filter((link) => /^https?:/.test(link));
}
