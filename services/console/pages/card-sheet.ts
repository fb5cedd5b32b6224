import { html } from 'ghtml';
import { type PrintedCard, paperCard } from '../../task-pages/card/paper-card.ts';

/** Twenty-five sheets; a browser draws no more than that at once with pleasure. */
const MOST_CARDS = 200;

/** @returns the page of cards, eight to a sheet of A4, each in its person's own language. */
export function cardSheet(cards: readonly PrintedCard[], taskPagesUrl: string): string {
  const printable = cards.filter((card) => card.code !== null).slice(0, MOST_CARDS);
  const lost = cards.filter((card) => card.code === null);
  return html`<div class="no-print"><p class="eyebrow"><a href="/people/cards">Cards</a></p><h1>Cards to print</h1>
    <p class="lead">Eight fit on a sheet of A4. Print, cut, hand each over in person, and leave no sheet lying about.</p>
    !${lost.length > 0 ? html`<div class="note alert" role="alert"><p>The key that made ${lost.length === 1 ? 'one card' : `${String(lost.length)} cards`} is no longer in LINK_KEYS: give ${lost.map(({ name }) => name).join(', ')} a new code.</p></div>` : ''}
    !${cards.length > MOST_CARDS ? html`<p class="note">These are the first ${MOST_CARDS} of ${cards.length} cards. Name a department on the page before to print the others.</p>` : ''}
    !${printable.length === 0 ? html`<p>There is no card to print here. <a href="/people/cards">Make them first.</a></p>` : ''}</div>
    <div class="cards">!${printable.map((card) => paperCard(card, taskPagesUrl)).join('')}</div>`;
}
