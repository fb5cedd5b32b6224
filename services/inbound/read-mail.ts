import { simpleParser } from 'mailparser';
import { HEADERS_OF_MACHINES } from '#domain/reply/automatic.ts';
import { ownWords, textOfHtml } from './inbound-text.ts';

/** What is taken out of a mail that came in; plain data, so that it passes from one thread to another. */
export interface InboundMail {
  from: string[];
  subject: string;
  messageId: string | null;
  /** The headers by which machines are told from people. */
  headers: Record<string, string>;
  isReport: boolean;
  /** What its writer put above the quoted mail. */
  words: string;
  /** The text of a report about a mail of ours (RFC 3464), as it came. */
  deliveryStatus: string | null;
}

/** @returns the parts of a mail that matter here. @throws Error when the bytes cannot be taken apart. */
export async function readMail(bytes: Buffer): Promise<InboundMail> {
  const mail = await simpleParser(bytes, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
  });
  const contentType = mail.headers.get('content-type');
  const type =
    typeof contentType === 'object' && contentType !== null && 'value' in contentType
      ? contentType.value
      : contentType;
  const status = mail.attachments.find((part) => part.contentType === 'message/delivery-status');
  const text = mail.text?.trim() ? mail.text : textOfHtml(typeof mail.html === 'string' ? mail.html : '');
  return {
    from: (mail.from?.value ?? []).flatMap(({ address }) => (address ? [address.trim().toLowerCase()] : [])),
    subject: (mail.subject ?? '').slice(0, 500),
    messageId: mail.messageId?.slice(0, 500) ?? null,
    headers: headersOf(mail.headerLines),
    isReport: /^multipart\/report/i.test(String(type ?? '')) || status !== undefined,
    words: ownWords(text),
    deliveryStatus: status ? status.content.subarray(0, 20_000).toString('utf8') : null,
  };
}

function headersOf(lines: ReadonlyArray<{ key: string; line: string }>): Record<string, string> {
  const wanted: readonly string[] = HEADERS_OF_MACHINES;
  return Object.fromEntries(
    lines
      .filter(({ key }) => wanted.includes(key))
      .map(({ key, line }) => [
        key,
        line
          .slice(line.indexOf(':') + 1)
          .trim()
          .slice(0, 200) || 'empty',
      ]),
  );
}
