import { simpleParser } from 'mailparser';

/** A mail as a person sees it: nothing but its own bytes. */
export interface ReceivedMail {
  to: string;
  subject: string;
  date: Date;
  messageId: string;
  /** The links to tasks, each once, in the order of the mail. */
  taskLinks: string[];
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
  const links = (mail.text ?? '').match(/https?:\/\/[^\s<>")\]]+\/t\/[\w.~-]+/g) ?? [];
  return {
    to: to.toLowerCase(),
    subject: mail.subject ?? '',
    date: mail.date,
    messageId: mail.messageId,
    taskLinks: [...new Set(links)],
  };
}
