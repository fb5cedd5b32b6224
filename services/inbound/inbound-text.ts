import EmailReplyParser from 'email-reply-parser';

/** More than this nobody writes above a quote; what follows is not looked at. */
const MOST_CHARACTERS = 12_000;
const MOST_LINES = 300;

/** Where the quoted mail begins in forms that the parser does not know: Outlook's block of headers, and our own first line. */
const QUOTE_BEGINS =
  /^\s*(?:_{10,}|-{2,}\s*(?:original message|ursprüngliche nachricht|message d[’']origine|mensaje original).*|\*?(?:from|von|de)\s?:\*?\s.+)$/iu;
const QUOTE_FOLLOWS = /^\s*\*?(?:sent|date|to|gesendet|datum|an|envoyé|date|à|enviado|fecha|para)\s?:/iu;

/** @returns what its writer put above the quoted mail: no quotes, no signature of a mail program. */
export function ownWords(text: string): string {
  const lines = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, '\n').split('\n').slice(0, MOST_LINES);
  const end = lines.findIndex((line, place) => {
    if (!QUOTE_BEGINS.test(line)) return false;
    return (
      !/:/.test(line) || QUOTE_FOLLOWS.test(lines.slice(place + 1).find((next) => next.trim() !== '') ?? '')
    );
  });
  return new EmailReplyParser().parseReply((end < 0 ? lines : lines.slice(0, end)).join('\n'));
}

const BLOCKS = /<\/?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|section|article|hr)\b[^>]{0,2000}>/gi;
const QUOTES =
  /<(?:blockquote\b|div[^>]{0,200}(?:gmail_quote|divRplyFwdMsg|yahoo_quoted|moz-cite-prefix)|hr[^>]{0,200}stopSpelling)/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Only as much as reading a few lines takes, in one pass: a real renderer would follow whatever it is given as deep as it
 * goes.
 *
 * @returns the text of a mail that has an HTML form alone, up to what it quotes.
 */
export function textOfHtml(html: string): string {
  const part = html.slice(0, MOST_CHARACTERS * 8);
  const quote = part.search(QUOTES);
  return (quote < 0 ? part : part.slice(0, quote))
    .replace(/<(style|script|head|title)\b[\s\S]{0,50000}?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]{0,20000}?-->/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(BLOCKS, '\n')
    .replace(/<[^<>]{0,4000}>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      return ENTITIES[String(name).toLowerCase()] ?? whole;
    })
    .replace(/\n\s+/g, '\n')
    .trim();
}
