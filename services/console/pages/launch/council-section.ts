import { html } from 'ghtml';
import { isSigned } from '#domain/privacy/sign-off.ts';
import type { GatedLaunch } from '#storage/privacy/sign-off-gate.ts';

/** @returns safe HTML that says what a launch waits for; empty where it waits for nothing. */
export function waitingNote(gate: GatedLaunch): string {
  if (!gate.needed) return '';
  const { standing, signOffId } = gate;
  const way = signOffId ? html` <a href="/record/${signOffId}">Look at the record</a>` : '';
  if (!standing)
    return html`<div class="note"><p>It can be launched once the works council has signed its record, which says what happens with data. It gets a mail when you ask it.</p></div>`;
  if (isSigned(standing))
    return html`<div class="note"><p>The works council has signed the record of this very plan.!${way}</p></div>`;
  if (standing.changed.length > 0)
    return html`<div class="note alert"><p>Since the works council was asked on ${standing.since}, other settings hold: ${standing.changed.join(', ')}. Ask it again.!${way}</p></div>`;
  if (standing.state === 'returned')
    return html`<div class="note alert"><p>The works council returned the record on ${standing.since}: “${standing.reason}”!${way}</p></div>`;
  return html`<div class="note"><p>The works council was asked on ${standing.since} and has not answered yet. You get a mail when it has.!${way}</p></div>`;
}

/** @returns the one button that makes sense: to launch, or to ask. */
export function launchButton(gate: GatedLaunch): string {
  if (!gate.needed || isSigned(gate.standing))
    return html`<button name="step" value="launch">Launch</button>`;
  const { standing } = gate;
  // While it has this very record, or has said what must change, asking the same again would be no use.
  if (standing && standing.changed.length === 0 && standing.state === 'waiting') return '';
  return html`<button name="step" value="ask">Ask the works council</button>`;
}
