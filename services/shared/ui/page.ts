import { html } from 'ghtml';

export interface PageOptions {
  /** The document's title, without the product's name. */
  title: string;
  /** Safe HTML of the page itself, beginning with its h1. */
  body: string;
  /** BCP 47 language of the text. */
  lang?: string;
  /** The link that skips the header, in the text's language. */
  skip?: string;
  /** `letter` keeps lines readable; `wide` is for tables and overviews. */
  width?: 'letter' | 'wide';
  /** Safe HTML beside the brand, such as a nav. */
  header?: string;
  /** Safe HTML under the page. */
  footer?: string;
  /** Safe HTML for the head, such as a script of a live page. */
  head?: string;
}

/** @returns a whole HTML document in the product's layout; `style.css` comes from the same server. */
export function page({
  title,
  body,
  lang = 'en',
  skip = 'Skip to the content',
  width = 'letter',
  header = '',
  footer = '',
  head = '',
}: PageOptions): string {
  const wide = width === 'wide' ? 'wide' : '';
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title} · Quarterdeck</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
!${head}
</head>
<body>
<a class="skip" href="#main">${skip}</a>
<header class="${wide}"><span class="brand">Quarterdeck</span>!${header}</header>
<main id="main" class="${wide}">
!${body}
</main>
!${footer ? html`<footer class="${wide}">!${footer}</footer>` : ''}
</body>
</html>
`;
}

/** @returns safe HTML of the parts, one after another; what is false or empty is left out. */
export function join(parts: ReadonlyArray<string | false | null | undefined>): string {
  return parts.filter(Boolean).join('\n');
}
