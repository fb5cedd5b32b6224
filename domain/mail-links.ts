/**
 * A sealed mail holds no token: where a link belongs stands its id, and the token is computed when the mail goes out.
 * Nothing secret is stored, and a mail that is sent again has the same bytes.
 */
const PLACEHOLDER = /\{\{link:([0-9a-f-]{36})\}\}/g;

const REPLY_PLACEHOLDER = /\{\{reply:([0-9a-f-]{36})\}\}/g;

/** Stands for the token by which the reader of a mail switches reminders off. */
export const REMINDERS_PLACEHOLDER = '{{reminders}}';

const SIGN_IN = /\{\{sign-in(-code)?:([0-9a-f-]{36})\}\}/g;

/** @returns what stands in a sealed mail in place of the token, or the code, by which its reader signs in. */
export function signInPlaceholder(id: string, what: 'token' | 'code'): string {
  return what === 'token' ? `{{sign-in:${id}}}` : `{{sign-in-code:${id}}}`;
}

/** @returns the text with what its reader signs in by in place. */
export function fillSignIn(
  text: string,
  by: { token: (id: string) => string; code: (id: string) => string },
): string {
  return text.replace(SIGN_IN, (_whole, code: string | undefined, id: string) =>
    (code ? by.code : by.token)(id),
  );
}

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

/** @returns what stands in a sealed header in place of the address that answers under this link. */
export function replyPlaceholder(linkId: string): string {
  return `{{reply:${linkId}}}`;
}

/** @returns the ids of the links whose reply addresses stand in a sealed header. */
export function repliesIn(text: string): string[] {
  return [...text.matchAll(REPLY_PLACEHOLDER)].flatMap((match) => match[1] ?? []);
}

/** @param addressOf the address of a link, or null when there is none. @returns the header with its address, or null without one. */
export function fillReply(text: string, addressOf: (linkId: string) => string | null): string | null {
  let missing = false;
  const filled = text.replace(REPLY_PLACEHOLDER, (_whole, linkId: string) => {
    const address = addressOf(linkId);
    missing ||= address === null;
    return address ?? '';
  });
  return missing ? null : filled;
}
