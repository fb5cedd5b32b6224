import { simpleParser } from 'mailparser';

/** A mail as a person sees it: nothing but its own bytes. */
export interface ReceivedMail {
  to: string;
  subject: string;
  date: Date;
  messageId: string;
  /** The links to tasks, each once, in the order of the mail. */
  taskLinks: string[];
  /** Where the answer to a concern can be read. */
  concernLinks: string[];
  /** Where a reply goes; null where the mail has no address of its own for it. */
  replyTo: string | null;
  /** The letters of the key results it asks about. */
  letters: string[];
  /** Such as `de`. */
  language: string;
}

/**
 * @param raw the bytes as they came over SMTP.
 * @throws Error when the mail has no recipient, date or Message-ID: no person could have got it.
 */
export async function readMail(raw: Buffer): Promise<ReceivedMail> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const to = [mail.to].flat()[0]?.value[0]?.address;
  if (!to || !mail.date || !mail.messageId)
    throw new Error(`a mail without recipient, date or id: ${mail.subject}`);
  const text = mail.text ?? '';
  const links = text.match(/https?:\/\/[^\s<>")\]]+\/t\/[\w.~-]+(?:\/concern)?/g) ?? [];
  return {
    to: to.toLowerCase(),
    subject: mail.subject ?? '',
    date: mail.date,
    messageId: mail.messageId,
    taskLinks: [...new Set(links.filter((link) => !link.endsWith('/concern')))],
    concernLinks: [...new Set(links.filter((link) => link.endsWith('/concern')))],
    replyTo: mail.replyTo?.value[0]?.address ?? null,
    letters: [...text.matchAll(/^- ([A-Z]) – /gm)].flatMap(([, letter]) => letter ?? []),
    language: mail.headerLines.find(({ key }) => key === 'content-language')?.line.split(/:\s*/)[1] ?? 'en',
  };
}
