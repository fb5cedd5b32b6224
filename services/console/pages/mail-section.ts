import { html } from 'ghtml';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { plural } from './words.ts';

const NAMES_AT_ONCE = 8;

/** @param mends whether the reader may mend addresses. @returns safe HTML of what was delivered, what came back, and what people replied. */
export function mailSection(cycle: CycleProgress, mends: boolean, now: Date): string {
  return html`<h2>Mails</h2>!${mailFacts(cycle, now)}!${replyFacts(cycle, mends)}`;
}

function mailFacts(cycle: CycleProgress, now: Date): string {
  const { sent, pending, failed, unknown, suppressed } = cycle.mails;
  const trouble = failed + unknown;
  const minutesLeft = cycle.mailsGoneAt
    ? Math.ceil((cycle.mailsGoneAt.getTime() - now.getTime()) / 60_000)
    : null;
  // Within a minute nobody asks how long it takes.
  const untilGone =
    minutesLeft !== null && minutesLeft > 1
      ? ` (at the present speed all are gone in about ${plural(minutesLeft, 'minute')})`
      : '';
  return html`<p>${plural(sent, 'mail')} sent, ${pending} waiting${untilGone}${trouble === 0 ? ', none failed' : ''}${
    suppressed > 0
      ? `, ${suppressed} held back because the person has no address that takes mail, or is away`
      : ''
  }.</p>
    !${trouble > 0 ? html`<div class="note alert"><p><strong>${plural(trouble, 'mail')} did not get through:</strong> ${failed} refused by the mail server, ${unknown} with an unknown end. Check the addresses and the mail server; refused mails are not tried again by themselves.</p></div>` : ''}`;
}

/** What came in: replies, and word that an address takes no mail. */
function replyFacts({ replies, undelivered }: CycleProgress, mends: boolean): string {
  const { recorded, unclear, foreignSender } = replies;
  const names = undelivered.slice(0, NAMES_AT_ONCE).map(({ name }) => name);
  const more = undelivered.length - names.length;
  return html`!${recorded + unclear > 0 ? html`<p>${plural(recorded, 'check-in')} came as a reply by mail${unclear > 0 ? `, ${plural(unclear, 'further reply was', 'further replies were')} unclear and answered` : ''}.</p>` : ''}
    !${foreignSender > 0 ? html`<p>${plural(foreignSender, 'reply', 'replies')} came from another address than the one the mail had gone to, and ${foreignSender === 1 ? 'was' : 'were'} neither counted nor answered.</p>` : ''}
    !${undelivered.length > 0 ? html`<div class="note alert"><p><strong>${plural(undelivered.length, 'person gets', 'people get')} no mail, since it came back:</strong> ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. !${mends ? html`<a href="/addresses">Look at the addresses</a>` : ''}</p></div>` : ''}`;
}
