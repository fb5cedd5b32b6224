import { html } from 'ghtml';
import { WEBHOOK_EVENT_TEXTS, WEBHOOK_EVENTS } from '#domain/webhooks/events.ts';
import { shownUrl } from '#domain/webhooks/url.ts';
import type { WebhookRow } from '#storage/webhooks/read.ts';
import { dataTable, text } from '../data-table.ts';
import { dayAndHour, plural } from '../words.ts';

/** What was asked for in the form. */
export interface Asked {
  url: string;
  events: readonly string[];
}

/** @returns the systems that are told of events, and the form to tell another one. */
export function webhooksBody(options: {
  webhooks: readonly WebhookRow[];
  said?: string;
  made?: { id: string; url: string; secret: string };
  problem?: { field: string; text: string };
  asked: Asked;
  formToken: string;
}): string {
  const { webhooks, said = '', made, problem, asked, formToken } = options;
  const active = webhooks.filter(({ state }) => state === 'active').length;
  const wrong = (field: string) =>
    problem?.field === field ? 'aria-invalid="true" aria-describedby="problem"' : '';
  return html`!${said}<h1>Webhooks</h1>
    <p class="lead">${active === 0 ? 'No system is told of events.' : `${plural(active, 'system is', 'systems are')} told of events.`} They carry ids and figures, never what somebody wrote or a figure of a single person.</p>
    !${made ? secretNote(made) : ''}
    !${webhooks.length === 0 ? '' : webhookTable(webhooks)}
    <h2>Tell another system</h2>
    !${problem ? html`<div class="note alert" role="alert" id="problem"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/webhooks">!${formToken}
      <div class="field"><label for="url">Its address</label>
        <input type="text" inputmode="url" id="url" name="url" value="${asked.url}" maxlength="500" placeholder="https://hr.example.org/okr" autocomplete="off" required !${wrong('url')}></div>
      <fieldset !${wrong('events')}><legend>What it is told</legend>!${WEBHOOK_EVENTS.map(
        (event) =>
          html`<label class="choice"><input type="checkbox" name="events" value="${event}" !${asked.events.includes(event) ? 'checked' : ''}><span><strong>${event}</strong>${WEBHOOK_EVENT_TEXTS[event]}</span></label>`,
      ).join('')}</fieldset>
      <div class="buttons"><button>Tell this system</button></div></form>`;
}

/** @returns the secret, this once. */
export function secretNote({ url, secret }: { url: string; secret: string }): string {
  return html`<div class="note" role="status"><h2>The secret for ${shownUrl(url)}</h2>
    <p>Copy it now: it is shown this once. The receiver checks with it that an event comes from here, with any library of the Standard Webhooks specification.</p>
    <pre class="shell" role="region" tabindex="0" aria-label="The secret"><code>${secret}</code></pre></div>`;
}

function webhookTable(webhooks: readonly WebhookRow[]): string {
  return dataTable({
    label: 'Systems that are told of events',
    columns: [
      { label: 'Address' },
      { label: 'Told of' },
      { label: 'State' },
      { label: 'Last delivery' },
      { label: 'Waiting', number: true },
      { label: 'Given up', number: true },
    ],
    rows: webhooks.map((each) => [
      html`<a href="/webhooks/${each.id}">${shownUrl(each.url)}</a>`,
      text(each.events.join(', ')),
      text(each.state),
      text(each.lastSentAt ? dayAndHour(each.lastSentAt, 'UTC') : 'none so far'),
      text(each.waiting),
      text(each.parked),
    ]),
  });
}
