import { html } from 'ghtml';
import { shownUrl } from '#domain/webhooks/url.ts';
import type { DeliveryRow, WebhookRow } from '#storage/webhooks/read.ts';
import { dataTable, text } from '../data-table.ts';
import { dayAndHour, plural } from '../words.ts';
import { secretNote } from './list.ts';

/** @returns one webhook: how it is, what can be done with it, and what became of each event. Times are UTC. */
export function webhookBody(options: {
  webhook: WebhookRow;
  deliveries: readonly DeliveryRow[];
  limit: number;
  now: Date;
  formToken: string;
  said?: string;
  problem?: string;
  made?: { id: string; url: string; secret: string };
}): string {
  const { webhook, deliveries, limit, now, formToken, said = '', problem, made } = options;
  const { id, url, events, state, oldUntil } = webhook;
  const act = (name: string, label: string, quiet = true) =>
    html`<form method="post" action="/webhooks/${id}">!${formToken}<button !${quiet ? 'class="quiet"' : ''} name="do" value="${name}">${label}</button></form>`;
  const last = deliveries.at(-1);
  return html`!${said}<p class="eyebrow"><a href="/webhooks">Webhooks</a></p><h1>${shownUrl(url)}</h1>
    <p class="lead">${stateSentence(webhook)}</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${made ? secretNote(made) : ''}
    <p>Told of ${events.join(', ')}.</p>
    !${oldUntil && oldUntil > now ? html`<p>The former secret signs beside the new one until ${dayAndHour(oldUntil, 'UTC')} UTC.</p>` : ''}
    <div class="buttons">!${state === 'active' ? act('test', 'Send a test event', false) : ''}!${state === 'active' ? act('pause', 'Pause') : act('resume', 'Let it go on', false)}</div>
    <h2>What was sent</h2>
    !${
      deliveries.length === 0
        ? html`<p>Nothing yet. A test event shows whether the receiver understands the signature.</p>`
        : dataTable({
            label: 'Events, the newest first',
            columns: [
              { label: 'When (UTC)' },
              { label: 'Event' },
              { label: 'How it went' },
              { label: 'Attempts' },
              { label: 'Again' },
            ],
            rows: deliveries.map((each) => deliveryRow(each, { webhook, formToken })),
          })
    }
    !${last && deliveries.length === limit ? html`<p><a href="/webhooks/${id}?before=${last.eventId}">Older</a></p>` : ''}
    <h2>A new secret</h2>
    <p>The former one signs beside it for a day, so that the receiver can change over without losing an event. A secret before the former one ends at once.</p>
    !${act('rotate', 'Give it a new secret')}
    <h2>Remove</h2>
    <form method="post" action="/webhooks/${id}">!${formToken}
      <label class="choice"><input type="checkbox" name="sure" value="yes" required><span><strong>Remove it for good</strong>What waits is not sent any more. It cannot be taken back.</span></label>
      <div class="buttons"><button class="quiet" name="do" value="remove">Remove this webhook</button></div></form>`;
}

function stateSentence({ state, waiting, parked }: WebhookRow): string {
  const waits = waiting > 0 ? ` ${plural(waiting, 'event waits', 'events wait')}.` : '';
  const given =
    parked > 0
      ? ` ${plural(parked, 'event was', 'events were')} given up after a day of attempts: mend the receiver and send ${parked === 1 ? 'it' : 'them'} again.`
      : '';
  return `${state === 'paused' ? 'It is paused: events are gathered and wait.' : 'It is told as things happen.'}${waits}${given}`;
}

const OUTCOMES: Readonly<Record<DeliveryRow['state'], string>> = {
  pending: 'waits',
  sending: 'on its way',
  sent: 'arrived',
  failed: 'given up',
  unknown: 'not known',
};

function deliveryRow(
  { eventId, type, at, state, nextAt, attempts }: DeliveryRow,
  { webhook, formToken }: { webhook: WebhookRow; formToken: string },
): string[] {
  const again = webhook.state === 'active' && (state === 'sent' || state === 'failed');
  const next = nextAt && attempts.length > 0 ? `, next attempt ${dayAndHour(nextAt, 'UTC')}` : '';
  return [
    text(dayAndHour(at, 'UTC')),
    html`${type}<br><span class="soft">${eventId}</span>`,
    text(`${OUTCOMES[state]}${next}`),
    attempts.length === 0 ? text('none yet') : attempts.map(attemptLine).join(''),
    again
      ? html`<form method="post" action="/webhooks/${webhook.id}">!${formToken}<input type="hidden" name="event" value="${eventId}"><button class="quiet" name="do" value="replay" aria-label="Send ${type} of ${dayAndHour(at, 'UTC')} again">Send again</button></form>`
      : text('–'),
  ];
}

function attemptLine({ at, status, problem, tookMs }: DeliveryRow['attempts'][number]): string {
  return html`<div>${dayAndHour(new Date(at), 'UTC')}: ${problem ?? `answered ${status}`} (${tookMs} ms)</div>`;
}
