import { parse } from 'csv-parse/sync';
import { DEMO_PILOT, demoCompanyCsv } from '#infra/demo/company.ts';

/** A mail as the inbox's interface shows it. */
export interface InboxMail {
  to: string;
  messageId: string;
  text: string;
}

/** @returns the addresses of everyone in the demo's pilot, sub-departments included. */
export function pilotAddresses(): string[] {
  const rows: Array<Record<string, string>> = parse(demoCompanyCsv({ seed: 1 }), { columns: true });
  return rows
    .filter(({ department = '' }) => DEMO_PILOT.some((path) => `${department} / `.startsWith(`${path} / `)))
    .map(({ email = '' }) => email)
    .sort();
}

/** @returns every mail in the inbox. */
export async function readInbox(url: string): Promise<InboxMail[]> {
  const mails: unknown = await (await fetch(`${url}/api/email`)).json();
  if (!Array.isArray(mails)) throw new Error('The inbox gave no list.');
  return mails.map((mail) => ({
    to: String(mail.to[0].address),
    messageId: String(mail.headers['message-id']),
    text: String(mail.text),
  }));
}

/** @returns how many mails each address has, copies of one Message-ID counted once. */
export function mailsByAddress(mails: readonly InboxMail[]): Record<string, number> {
  const ids = Map.groupBy(mails, ({ to }) => to);
  return Object.fromEntries(
    [...ids].map(([to, own]) => [to, new Set(own.map(({ messageId }) => messageId)).size]),
  );
}

/** @returns the link of a mail's task. */
export function linkIn(mail: InboxMail | undefined): string {
  const link = /https?:\/\/\S+\/t\/[\w.-]+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error('The mail has no link.');
  return link;
}
