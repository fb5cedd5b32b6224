import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from 'ghtml';
import { NOTICE_KINDS, type NoticeKind, OPTIONAL_NOTICES } from '#domain/kinds.ts';
import { composeMail } from '#mails/compose.ts';
import { composeMime } from '#mails/mime.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { Problem } from '../shared/problem.ts';
import { page } from '../shared/ui/page.ts';

interface MailParams {
  Params: { kind: string; language: string };
}

/**
 * Every mail in every language, composed as it goes out but of sample facts, for whoever works on texts or form. Only in
 * development: nobody's data, but not meant for the public either.
 */
export function addDevMails(app: FastifyInstance, { baseUrl }: { baseUrl: string }): void {
  app.get('/dev/mails', async (_request, reply) => send(reply, indexPage()));

  app.get<MailParams>('/dev/mails/:kind/:language', async ({ params }, reply) => {
    const body = mailPage(known(params), baseUrl);
    // The mail itself is shown in a frame without any rights, from the address below.
    return send(reply.header('content-security-policy', `${PAGE_POLICY}; frame-src 'self'`), body);
  });

  app.get<MailParams>('/dev/mails/:kind/:language/mail.html', async ({ params }, reply) =>
    send(
      reply.header('content-security-policy', FRAME_POLICY).header('x-frame-options', 'SAMEORIGIN'),
      sample(known(params), baseUrl).composed.html,
    ),
  );
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
/** What a strict mail program allows: styles of its own, nothing fetched, nothing run. */
const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

interface Known {
  kind: NoticeKind;
  language: string;
}

function known({ kind, language }: MailParams['Params']): Known {
  const found = NOTICE_KINDS.find((each) => each === kind);
  if (found && MAIL_LANGUAGES.all.has(language)) return { kind: found, language };
  throw new Problem({
    code: 'not-found',
    status: 404,
    title: 'There is no such mail.',
    detail: 'All kinds and languages are listed under /dev/mails.',
  });
}

function sample({ kind, language }: Known, baseUrl: string) {
  const optional = OPTIONAL_NOTICES.some((each) => each === kind);
  const remindersUrl = optional ? `${baseUrl}/reminders/sample` : null;
  const notices = [sampleNotice(kind, baseUrl)];
  const sealedAt = new Date('2027-01-11T09:00:00Z');
  const composed = composeMail({ reader: sampleReader(language), notices, baseUrl, sealedAt, remindersUrl });
  const raw = composeMime({
    ...composed,
    from: 'Quarterdeck <quarterdeck@localhost>',
    to: { address: 'ada@example.org' },
    date: sealedAt,
    messageId: `<${kind}@sample>`,
    headers: remindersUrl
      ? { 'List-Unsubscribe': `<${remindersUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {},
  }).toString();
  return { composed, raw };
}

function send(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body);
}

function indexPage(): string {
  const languages = [...MAIL_LANGUAGES.all.values()];
  const row = (kind: NoticeKind) =>
    html`<tr><th scope="row">${kind}</th>!${languages
      .map(({ language }) => html`<td><a href="/dev/mails/${kind}/${language}">${kind} ${language}</a></td>`)
      .join('')}</tr>`;
  return page({
    title: 'Mails',
    width: 'wide',
    body: html`<h1>Every mail in every language</h1>
      <p class="lead">Composed as they go out, of sample facts. Only in development (DEV_PAGES).</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Mails"><table><thead><tr><th scope="col">Kind</th>
      !${languages.map(({ name, language }) => html`<th scope="col" lang="${language}">${name}</th>`).join('')}</tr></thead>
      <tbody>!${NOTICE_KINDS.map(row).join('')}</tbody></table></div>`,
  });
}

function mailPage({ kind, language }: Known, baseUrl: string): string {
  const { composed, raw } = sample({ kind, language }, baseUrl);
  const others = [...MAIL_LANGUAGES.all.values()].map((each) =>
    each.language === language
      ? html`<strong lang="${language}">${each.name}</strong>`
      : html`<a lang="${each.language}" href="/dev/mails/${kind}/${each.language}">${each.name}</a>`,
  );
  const block = (title: string, text: string) => html`<h2>${title}</h2><pre tabindex="0">${text}</pre>`;
  return page({
    title: `${kind}, ${language}`,
    width: 'wide',
    header: html`<nav aria-label="Mails"><a href="/dev/mails">All mails</a></nav>`,
    body: html`<h1>${composed.subject}</h1><p>${kind} · !${others.join(' · ')} · ${Buffer.byteLength(raw)} bytes in all</p>
      <iframe class="mail" sandbox title="The mail as HTML" src="/dev/mails/${kind}/${language}/mail.html"></iframe>
      !${block('As text', composed.text)}
      !${block('Headers', raw.slice(0, raw.indexOf('\r\n\r\n')))}
      !${composed.calendar ? block('Calendar entry', composed.calendar) : ''}`,
  });
}
