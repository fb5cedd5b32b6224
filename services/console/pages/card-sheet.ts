import { html } from 'ghtml';
import { writtenCode } from '#domain/presence/card.ts';
import { qrCode } from '../../shared/ui/qr.ts';
import { PAGE_LANGUAGES } from '../../task-pages/texts/registry.ts';

/** A card as it is printed. */
export interface PrintedCard {
  name: string;
  department: string;
  locale: string;
  /** Null: the key that made it is gone, so it cannot be printed again. */
  code: string | null;
}

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
    <div class="cards">!${printable.map((card) => printed(card, taskPagesUrl)).join('')}</div>`;
}

function printed({ name, department, locale, code }: PrintedCard, taskPagesUrl: string): string {
  const { card, language } = PAGE_LANGUAGES.of(locale);
  const address = `${taskPagesUrl}/card`;
  // Schemes are read aloud by nobody, and browsers add them.
  const spoken = address.replace(/^https?:\/\//, '');
  return html`<section class="paper-card" lang="${language}">!${qrCode(`${address}/${code ?? ''}`, name)}
    <div><h2 class="who">${name}</h2><p class="soft">${department}</p><p>${card.printed.scan}</p>
    <p class="soft">${card.printed.type(spoken)}</p><p class="code">${writtenCode(code ?? '')}</p><p class="soft">${card.printed.keep}</p></div></section>`;
}
