import { html } from 'ghtml';
import type { Consequences } from '#domain/departments/consequences.ts';

/** @returns what it comes to as lists, one for the organisation and one for each cycle in which something happens. */
export function consequenceLists({ general, cycles }: Consequences): string {
  const list = (sentences: readonly string[]) =>
    html`<ul>!${sentences.map((sentence) => html`<li>${sentence}</li>`).join('')}</ul>`;
  return html`<h2>What it comes to</h2>!${list(general)}!${cycles
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ cycle, sentences }) => html`<h3>In ${cycle}</h3>!${list(sentences)}`)
    .join('')}`;
}
