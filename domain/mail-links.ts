/**
 * A sealed mail holds no token: where a link belongs stands its id, and the token is computed when the mail goes out.
 * Nothing secret is stored, and a mail that is sent again has the same bytes.
 */
const PLACEHOLDER = /\{\{link:([0-9a-f-]{36})\}\}/g;

/** Stands for the token by which the reader of a mail switches reminders off. */
export const REMINDERS_PLACEHOLDER = '{{reminders}}';

/** @returns what stands in a sealed text in place of the link's token. */
export function linkPlaceholder(linkId: string): string {
  return `{{link:${linkId}}}`;
}

/** @returns the ids of all links in a sealed text, each once. */
export function linksIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].flatMap((match) => match[1] ?? []))];
}

/** @returns the text with tokens in place; a link that is gone leads to the page that says so. */
export function fillLinks(text: string, tokens: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (_whole, linkId: string) => tokens.get(linkId) ?? 'gone');
}

/** @returns the text with the reader's own reminders token in place. */
export function fillReminders(text: string, token: string): string {
  return text.replaceAll(REMINDERS_PLACEHOLDER, token);
}
