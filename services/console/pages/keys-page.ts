import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { KEY_SCOPES } from '#domain/api-key.ts';
import { calendarDay } from '#domain/format.ts';
import { PERMISSION_TEXTS } from '#domain/permissions.ts';
import { isUuid } from '#domain/uuid.ts';
import { type KeyRow, listKeys, makeKey, revokeKey } from '#storage/api-keys.ts';
import { visitorOf } from '../visitor.ts';
import { dataTable, text } from './data-table.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';
import { plural } from './words.ts';

interface Asked {
  name: string;
  scopes: readonly string[];
  days: string;
}

const EMPTY: Asked = { name: '', scopes: [], days: '90' };

/** Keys by which programs sign in: made, shown once, revoked. */
export const keyPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/keys', async (request, reply) =>
    sendPage(reply, await keysPage(request, { said: saidBefore(request, reply) })),
  );

  app.post('/keys', async (request, reply) => {
    const form = readForm(request.body);
    const asked: Asked = { name: form.one('name'), scopes: form.all('scopes'), days: form.one('days') };
    try {
      const { actor } = visitorOf(request);
      const made = await makeKey(deps, { ...asked, days: Number(asked.days), actor });
      // Not by way of another page: the secret would have to be kept somewhere in between.
      return sendPage(reply, await keysPage(request, { made }));
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await keysPage(request, { problem, asked }), problem.status);
    }
  });

  app.post('/keys/revoke', async (request, reply) => {
    const keyId = readForm(request.body).one('key');
    if (isUuid(keyId)) await revokeKey(deps, { keyId, actor: visitorOf(request).actor });
    sayNext(reply, 'That key opens nothing any more.');
    return reply.redirect('/keys', 303);
  });

  async function keysPage(
    request: FastifyRequest,
    more: {
      said?: string;
      made?: { name: string; secret: string };
      problem?: { field: string; text: string };
      asked?: Asked;
    },
  ): Promise<string> {
    const { said = '', made, problem, asked = EMPTY } = more;
    const keys = await listKeys(deps);
    const now = deps.clock.now();
    const working = keys.filter((key) => worksAt(key, now));
    const body = html`!${said}<h1>API keys</h1>
      <p class="lead">${working.length === 0 ? 'No program can sign in.' : `${plural(working.length, 'program')} can sign in.`} Each key says what it is for and what it may do, and ends by itself.</p>
      !${made ? shownOnce(made) : ''}
      !${keys.length === 0 ? '' : keyTable(keys, { request, now })}
      !${makeForm(request, { problem, asked })}`;
    return consolePage({ title: 'API keys', body, request, links: deps.links });
  }
};

const worksAt = (key: KeyRow, now: Date) => !key.revokedAt && key.expiresAt > now;

const date = (at: Date) => calendarDay(at.toISOString().slice(0, 10), 'en-GB');

function shownOnce({ name, secret }: { name: string; secret: string }): string {
  return html`<div class="note" role="status"><h2>The key of ${name}</h2>
    <p>Copy it now: it is shown this once. Send it as <code>Authorization: Bearer …</code>, or set it as <code>QUARTERDECK_TOKEN</code> for the command line.</p>
    <pre class="shell" role="region" tabindex="0" aria-label="The new key"><code>${secret}</code></pre></div>`;
}

function keyTable(keys: readonly KeyRow[], { request, now }: { request: FastifyRequest; now: Date }): string {
  return dataTable({
    label: 'Keys, those that work first',
    columns: [
      { label: 'For' },
      { label: 'May' },
      { label: 'Made' },
      { label: 'Last used' },
      { label: 'Until' },
      { label: 'Revoke' },
    ],
    rows: keys.map((key) => [
      html`${key.name}<br><span class="soft">ends with ${key.endsWith}</span>`,
      text(key.scopes.join(', ')),
      text(`${date(key.createdAt)}, by ${key.createdBy ?? 'the printed token'}`),
      text(key.lastUsedAt ? date(key.lastUsedAt) : 'never'),
      text(key.revokedAt ? `revoked ${date(key.revokedAt)}` : date(key.expiresAt)),
      worksAt(key, now)
        ? html`<form method="post" action="/keys/revoke">!${formTokenField(request)}<button class="quiet" name="key" value="${key.id}"
            aria-label="Revoke the key of ${key.name}">Revoke</button></form>`
        : text('–'),
    ]),
  });
}

function makeForm(
  request: FastifyRequest,
  { problem, asked }: { problem: { field: string; text: string } | undefined; asked: Asked },
): string {
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  return html`<h2>Make a key</h2>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/keys">!${formTokenField(request)}
      <div class="field"><label for="name">Which program it is for</label>
        <input type="text" id="name" name="name" value="${asked.name}" maxlength="80" autocomplete="off" required !${wrong('name')}></div>
      <fieldset><legend>What it may do</legend>!${KEY_SCOPES.map(
        (scope) =>
          html`<label class="choice"><input type="checkbox" name="scopes" value="${scope}" !${asked.scopes.includes(scope) ? 'checked' : ''}><span><strong>${scope}</strong>${PERMISSION_TEXTS[scope].does}</span></label>`,
      ).join('')}</fieldset>
      <div class="field"><label for="days">For how many days</label>
        <input type="number" id="days" name="days" min="1" max="366" value="${asked.days}" required !${wrong('days')}></div>
      <div class="buttons"><button>Make the key</button></div></form>`;
}
