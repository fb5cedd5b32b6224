import { clipName } from './clip.ts';
import type { ComposedMail } from './compose.ts';
import type { MailReader } from './model.ts';
import { type MailContent, renderHtml, renderText } from './render.ts';
import { MAIL_LANGUAGES } from './texts/registry.ts';

/**
 * A mail about the record of a launch: to the works council that it is asked, to whoever asked what was said. It names no
 * contents; the record is behind signing in.
 *
 * @param input.url where the record is.
 * @param input.pagesUrl public base of the task pages, where the page is that says which mails are real.
 */
export function composeSignOff(input: {
  mail: 'asked' | 'signed' | 'returned';
  reader: Pick<MailReader, 'name' | 'locale'>;
  /** The cycle's name. */
  name: string;
  /** Why it was returned. */
  reason: string;
  url: string;
  pagesUrl: string;
}): ComposedMail {
  const { mail, reader, name, reason, url, pagesUrl } = input;
  const texts = MAIL_LANGUAGES.of(reader.locale);
  const words = texts.signOff[mail];
  const subject = words.subject(clipName(name));
  const content: MailContent = {
    language: texts.language,
    subject,
    greeting: texts.greeting(clipName(reader.name)),
    lead: null,
    sections: [
      {
        subject,
        heading: subject,
        paragraphs: [words.text(clipName(name)), ...(mail === 'returned' ? [reason] : [])],
        button: { label: words.button, url },
        closing: [words.note],
      },
    ],
    footer: [texts.signOff.role, texts.real(`${pagesUrl}/real`), texts.sender],
  };
  return {
    language: texts.language,
    subject,
    text: renderText(content),
    html: renderHtml(content),
    calendar: null,
  };
}
