import { html } from 'ghtml';
import type { RehearsalRow } from '#storage/rehearsals/store.ts';
import { plural } from '../words.ts';

/**
 * How this very cycle is played beforehand: every mail and deadline, without anybody being written to. Its button belongs to
 * the form `plan`.
 *
 * @param options.possible whether rehearsals can be played here.
 * @param options.earlier the newest rehearsals of a cycle by this name, the newest first.
 * @param options.digest of the plan as it is now.
 */
export function rehearsalSection(options: {
  possible: boolean;
  earlier: readonly RehearsalRow[];
  digest: string;
}): string {
  const { possible, earlier, digest } = options;
  return html`<h2 id="rehearse">Rehearse it first</h2>
    <p>The whole cycle is played with your people and calendars, on servers of its own, in a minute or more. Nobody is
      written to. You see each day’s mails, how long each reviewer needs, and where deadlines meet days off.</p>
    !${earlier.length > 0 ? html`<ul>!${earlier.map((row) => line(row, digest))}</ul>` : ''}
    !${
      possible
        ? html`<p><button class="quiet" form="plan" name="step" value="rehearse">Rehearse this</button></p>`
        : html`<p>Here it cannot be played: the Temporal command line is missing. Set QUARTERDECK_TEMPORAL_BIN to where it is and start the console again, or
          run <code>npm run rehearse</code> where Quarterdeck is installed.</p>`
    }`;
}

function line(row: RehearsalRow, digest: string): string {
  const when = `${row.askedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const same = row.digest === digest ? 'this very plan' : 'a plan that was changed since';
  return html`<li><a href="/rehearsals/${row.id}">${when}, ${same}</a>: ${outcome(row)}</li>`;
}

function outcome({ state, figures }: RehearsalRow): string {
  if (state === 'running') return 'being played';
  if (state === 'cancelled') return 'cancelled';
  if (state === 'failed') return 'broke off';
  const { mails = 0, faults = [] } = figures ?? {};
  return `${plural(mails, 'mail')}, ${faults.length === 0 ? 'nothing went wrong' : `${plural(faults.length, 'thing')} went wrong`}`;
}
