import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { isUuid } from '#domain/uuid.ts';
import { addAskedChanged, removeAskedChanged } from '#storage/asked-changed.ts';
import { listAskedChanged } from '#storage/repositories/asked-changed.ts';
import { ENOUGH_ANSWERS, gatherAnswers } from '#storage/repositories/celebration-page.ts';
import { requireCycle } from '../cycle-param.ts';
import { can, visitorOf } from '../visitor.ts';
import { type PostedForm, readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';
import { plural } from './words.ts';

interface ById {
  Params: { id: string };
}

/** What people said about the process, and what was changed for it: the next cycle opens with that. */
export const learnedPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<ById>('/cycles/:id/learned', async (request, reply) =>
    sendPage(reply, await learnedPage(request, { said: saidBefore(request, reply) })),
  );

  app.post<ById>('/cycles/:id/learned', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    const form = readForm(request.body);
    const input = { cycleId: cycle.id, actor: visitorOf(request).actor };
    try {
      if (form.one('remove')) await removeAskedChanged(deps, { ...input, id: uuid(form.one('remove')) });
      else await addAskedChanged(deps, { ...input, asked: form.one('asked'), changed: form.one('changed') });
    } catch (error) {
      const refusal = refusalOf(error);
      return sendPage(reply, await learnedPage(request, { problem: refusal.text, form }), refusal.status);
    }
    sayNext(
      reply,
      form.one('remove') ? 'Removed.' : 'Kept. The next cycle of these departments opens with it.',
    );
    return reply.redirect(`/cycles/${cycle.id}/learned`, 303);
  });

  async function learnedPage(
    request: FastifyRequest<ById>,
    { said = '', problem, form }: { said?: string; problem?: string; form?: PostedForm },
  ): Promise<string> {
    const cycle = await requireCycle(deps.db, request.params.id);
    const [kept, about] = [
      await listAskedChanged(deps.db, cycle.id),
      await gatherAnswers(deps.db, { cycleId: cycle.id, departmentId: null, about: 'process' }),
    ];
    const body = html`!${said}<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>You asked, we changed</h1>
      <p class="lead">Say what people asked of the process and what you changed for it. The first mail and the first page of the next
        cycle of these departments open with it.</p>
      !${kept.map((each) => entry(each, cycle.id, request)).join('')}
      !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
      !${
        !can(request, 'lesson.write')
          ? ''
          : html`<form method="post" action="/cycles/${cycle.id}/learned">!${formTokenField(request)}
        <div class="field"><label for="asked">You asked</label><input id="asked" name="asked" maxlength="500" value="${form?.one('asked') ?? ''}"></div>
        <div class="field"><label for="changed">We changed</label><input id="changed" name="changed" maxlength="500" value="${form?.one('changed') ?? ''}"></div>
        <div class="buttons"><button>Keep it</button></div></form>`
      }
      <h2>What people said about the process</h2>
      !${
        about.answers
          ? html`<p class="soft">Without names and in no order.</p><ul class="said">!${about.answers.map((answer) => html`<li dir="auto">${answer}</li>`).join('')}</ul>`
          : html`<p>${plural(about.answered, 'person has', 'people have')} said something; the answers are shown from ${ENOUGH_ANSWERS} on, so that nobody can be told from another.</p>`
      }`;
    return consolePage({ title: `You asked: ${cycle.name}`, body, request, links: deps.links });
  }
};

function entry(
  { id, asked, changed }: { id: string; asked: string; changed: string },
  cycleId: string,
  request: FastifyRequest,
): string {
  return html`<section class="card"><p>${asked}</p><p><strong>${changed}</strong></p>
    !${
      can(request, 'lesson.write')
        ? html`<form method="post" action="/cycles/${cycleId}/learned">!${formTokenField(request)}<button class="quiet" name="remove" value="${id}"
      aria-label="Remove: ${asked}">Remove</button></form>`
        : ''
    }</section>`;
}

/** What is no id belongs to nothing. */
function uuid(text: string): string {
  return isUuid(text) ? text : '00000000-0000-0000-0000-000000000000';
}
