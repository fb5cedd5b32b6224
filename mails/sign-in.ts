import type { SessionPlace } from '#domain/kinds.ts';
import { signInPlaceholder } from '#domain/mail-links.ts';
import { clipName } from './clip.ts';
import type { ComposedMail } from './compose.ts';
import type { MailReader } from './model.ts';
import { type MailContent, renderHtml, renderText } from './render.ts';
import { MAIL_LANGUAGES } from './texts/registry.ts';

/**
 * The mail by which somebody signs in. It stands in no digest: whoever asked for it waits for it.
 *
 * @param input.id the request it answers; token and code are put in when the mail leaves.
 * @param input.baseUrl public base of the service that was asked, without a slash at its end.
 * @param input.pagesUrl public base of the task pages, where the page is that says which mails are real.
 */
export function composeSignIn(input: {
  reader: Pick<MailReader, 'name' | 'locale'>;
  id: string;
  place: SessionPlace;
  baseUrl: string;
  pagesUrl: string;
}): ComposedMail {
  const { reader, id, place, baseUrl, pagesUrl } = input;
  const texts = MAIL_LANGUAGES.of(reader.locale);
  const words = texts.signIn;
  const content: MailContent = {
    language: texts.language,
    subject: words.subject,
    greeting: texts.greeting(clipName(reader.name)),
    lead: null,
    sections: [
      {
        subject: words.subject,
        heading: words.heading,
        paragraphs: [place === 'console' ? words.pressForConsole : words.press],
        button: { label: words.button, url: `${baseUrl}/sign-in/${signInPlaceholder(id, 'token')}` },
        closing: [words.elsewhere(signInPlaceholder(id, 'code'))],
      },
    ],
    footer: [words.notAsked, texts.real(`${pagesUrl}/real`), texts.sender],
  };
  return {
    language: texts.language,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    calendar: null,
  };
}
