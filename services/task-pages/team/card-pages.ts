import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import { localDate } from '#domain/calendar.ts';
import { calendarDay } from '#domain/format.ts';
import type { CardRow } from '#storage/presence/cards.ts';
import type { TeamMember } from '#storage/repositories/team.ts';
import { paperCard, printedCard } from '../card/paper-card.ts';
import { readerOf } from '../view.ts';
import type { TeamReader } from './reader.ts';
import { teamFrame } from './team-page.ts';

interface Printing {
  linkKeys: readonly LinkKey[];
  baseUrl: string;
}

/** @returns the page of one person's card: to print where the lead made it, else to make. */
export function cardPage(
  reader: TeamReader,
  model: Printing & { member: TeamMember; card: CardRow | undefined; said: string | undefined },
): string {
  const { member, card, said } = model;
  const words = reader.texts.team.card;
  const printed = card ? printable(card, reader, model) : '';
  const button = (value: string, label: string) =>
    html`<button class="quiet" name="card" value="${value}">${label}</button>`;
  return teamFrame(reader, words.title(member.name), [
    html`<p class="no-print"><a href="/team">${reader.texts.team.back}</a></p>`,
    said !== undefined && html`<p class="note no-print" role="status">${said}</p>`,
    html`<p class="lead no-print">${words.lead}</p>`,
    printed
      ? html`<div class="cards">!${printed}</div><p class="no-print">${words.print}</p>`
      : html`<p>${stateOf(member, card, reader)}</p>`,
    html`<form method="post" action="/team/${member.personId}/card"><div class="buttons">!${button('new', card?.cardId ? words.again : words.make)}!${card?.cardId ? html` !${button('withdraw', words.withdraw)}` : ''}</div></form>`,
  ]);
}

/** @returns all cards that the lead has made, as sheets to print, and the way to those that are missing. */
export function cardsPage(
  reader: TeamReader,
  { cards, ...printing }: Printing & { cards: readonly CardRow[] },
): string {
  const words = reader.texts.team.card;
  const printed = cards.map((card) => printable(card, reader, printing)).filter(Boolean);
  const missing = cards.filter(({ cardId }) => cardId === null);
  return teamFrame(reader, words.sheet, [
    html`<p class="no-print"><a href="/team">${reader.texts.team.back}</a></p>`,
    html`<p class="lead no-print">${words.lead}</p>`,
    html`<p class="no-print">${printed.length > 0 ? words.print : words.nothing}</p>`,
    missing.length > 0 &&
      html`<form method="post" action="/team/cards"><p>${words.missing(
        missing
          .map(({ name }) => name)
          .slice(0, MOST_NAMES)
          .join(', '),
        missing.length,
      )}</p>
        <div class="buttons"><button class="quiet" name="card" value="missing">${words.makeMissing}</button></div></form>`,
    printed.length > 0 && html`<div class="cards">!${printed.join('')}</div>`,
  ]);
}

/** More names than these are not read. */
const MOST_NAMES = 12;

/** Safe HTML of a card that the reader has made; empty for any other, and where its key is gone. */
function printable(card: CardRow, { signedIn }: TeamReader, { linkKeys, baseUrl }: Printing): string {
  if (card.madeByLeadId !== signedIn.personId) return '';
  const printed = printedCard(card, linkKeys);
  return printed?.code ? paperCard(printed, baseUrl) : '';
}

function writtenDay(at: Date, signedIn: TeamReader['signedIn']): string {
  const { locale, timeZone } = readerOf(signedIn);
  return calendarDay(localDate(at, timeZone), locale);
}

function stateOf({ name }: TeamMember, card: CardRow | undefined, { texts, signedIn }: TeamReader): string {
  const words = texts.team.card;
  return card?.issuedAt ? words.elsewhere(name, writtenDay(card.issuedAt, signedIn)) : words.none(name);
}
