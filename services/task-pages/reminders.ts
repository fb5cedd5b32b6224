import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import { readRemindersToken } from '#domain/reminders-token.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { chooseReminders, type ReminderChoice, readReminderChoice } from '#storage/reminders.ts';
import { join, page } from '../shared/ui/page.ts';
import { readFields } from './fields.ts';
import { type FormProblem, problemList, radioGroup } from './form.ts';
import { textsForRequest } from './request-language.ts';
import { sendHtml } from './send.ts';
import { endPage, footerLinks } from './task-frame.ts';
import type { EndText, PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

interface TokenRequest {
  Params: { token: string };
  Querystring: { saved?: string };
}

type Opened =
  | { personId: string; choice: ReminderChoice; texts: PageTexts }
  | { status: 404 | 410; end: EndText; texts: PageTexts };

/**
 * Where reminders are switched off and on again: by a mail program's one press (RFC 8058), or on the page by a choice of
 * one's own. GET shows; only a POST that says what is wanted changes anything.
 */
export function addReminderRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  app.register(async (routes) => {
    // RFC 8058 lets mail programs send their one field in either form.
    routes.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, ONE_CLICK_PART.test(String(body)) ? ONE_CLICK : {}),
    );

    routes.get<TokenRequest>('/reminders/:token', async (request, reply) => {
      const opened = await open(request);
      if ('end' in opened) return sendEnd(reply, opened);
      return sendHtml(reply, 200, choicePage({ ...opened, saved: Boolean(request.query.saved) }));
    });

    routes.post<TokenRequest>('/reminders/:token', async (request, reply) => {
      const opened = await open(request);
      if ('end' in opened) return sendEnd(reply, opened);
      const { personId, texts } = opened;
      const fields = readFields(request.body);
      const oneClick = fields.text('List-Unsubscribe') === 'One-Click';
      const wanted = oneClick ? 'off' : fields.text('reminders');
      if (wanted !== 'on' && wanted !== 'off') {
        const problems = [{ field: 'reminders', remedy: texts.reminders.choose }];
        return sendHtml(reply, 422, choicePage({ ...opened, problems }));
      }
      await chooseReminders(deps, { personId, wanted: wanted === 'on' });
      // A mail program follows no redirects.
      if (oneClick)
        return reply.status(200).type('text/plain; charset=utf-8').send(texts.reminders.saved.off);
      return reply.redirect(`/reminders/${request.params.token}?saved=1`, 303);
    });
  });

  async function open(request: FastifyRequest<TokenRequest>): Promise<Opened> {
    const stranger = textsForRequest(request);
    const read = readRemindersToken(deps.linkKeys, request.params.token, deps.clock.now());
    const choice = read.verdict === 'forged' ? undefined : await readReminderChoice(deps.db, read.personId);
    if (read.verdict === 'forged' || !choice)
      return { status: 404, end: stranger.reminders.unknown, texts: stranger };
    const texts = PAGE_LANGUAGES.of(choice.locale);
    if (read.verdict === 'expired') return { status: 410, end: texts.reminders.expired, texts };
    if (choice.state === 'left') return { status: 410, end: texts.ends.revoked, texts };
    return { personId: read.personId, choice, texts };
  }
}

const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };
const ONE_CLICK_PART = /name="?List-Unsubscribe"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/i;

function sendEnd(
  reply: FastifyReply,
  { status, end, texts }: { status: number; end: EndText; texts: PageTexts },
): FastifyReply {
  return sendHtml(reply, status, endPage(end, texts));
}

/** How it stands, and the choice between the two; neither is preselected. */
function choicePage(model: {
  choice: ReminderChoice;
  texts: PageTexts;
  saved?: boolean;
  problems?: readonly FormProblem[];
}): string {
  const { choice, texts, saved = false, problems = [] } = model;
  const words = texts.reminders;
  const state = choice.wanted ? 'on' : 'off';
  return page({
    title: words.title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow">${words.forWhom(choice.name)}</p><h1>${words.title}</h1>`,
      saved && html`<p class="note" role="status">${words.saved[state]}</p>`,
      html`<p class="lead">${words.now[state]}</p><p>${words.explained}</p>`,
      problemList(problems, texts.frame),
      html`<form method="post">!${radioGroup({
        name: 'reminders',
        label: words.question,
        value: '',
        problems,
        options: [
          { value: 'on', label: words.on, hint: words.onHint },
          { value: 'off', label: words.off, hint: words.offHint },
        ],
      })}
      <div class="buttons"><button type="submit">${words.save}</button></div></form>`,
    ]),
    footer: footerLinks(texts),
  });
}
