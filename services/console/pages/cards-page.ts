import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { CardRow } from '#storage/presence/cards.ts';
import { dataTable, text } from './data-table.ts';
import { formTokenField } from './layout.ts';
import { day, plural } from './words.ts';

/** A longer list is read by nobody, and makes the page heavy. */
const MOST_ROWS = 50;

/** @returns the page of everybody who has a printed card or needs one. */
export function cardsBody(model: {
  rows: readonly CardRow[];
  department: string;
  said: string;
  request: FastifyRequest;
}): string {
  const { rows, department, said, request } = model;
  const missing = rows.filter(({ cardId }) => cardId === null).length;
  const made = rows.length - missing;
  return html`!${said}<p class="eyebrow"><a href="/people">People</a></p><h1>Cards for people without mail</h1>
    <p class="lead">${leadOf(rows.length, missing)}</p>
    <p>A card opens its person’s own tasks by a square to scan or a code to type. It stands for the person, as a link in a mail
      does: hand it over in person. A new code makes the old card worthless; leaving does, too.</p>
    <form method="get" action="/people/cards"><div class="field"><label for="department">Department, with those below it</label>
      <span class="hint" id="department-hint">Its path, such as Operations / Warehouse; empty for everybody</span>
      <input type="text" id="department" name="department" value="${department}" aria-describedby="department-hint" autocomplete="off"></div>
      <div class="buttons"><button class="quiet">Show these</button></div></form>
    <div class="buttons">!${
      missing > 0
        ? html`<form method="post" action="/people/cards">!${formTokenField(request)}<input type="hidden" name="department" value="${department}">
        <button>Make ${plural(missing, 'card', 'cards')}</button></form>`
        : ''
    }!${made > 0 ? html` <a class="button quiet" href="/people/cards/print?department=${encodeURIComponent(department)}">Print ${plural(made, 'card', 'cards')}</a>` : ''}</div>
    !${rows.length > 0 ? table(rows.slice(0, MOST_ROWS)) : ''}
    !${rows.length > MOST_ROWS ? html`<p>The first ${MOST_ROWS} of ${rows.length} people. Name a department above to see the others.</p>` : ''}`;
}

function leadOf(people: number, missing: number): string {
  if (people === 0) return 'Everybody here has a mail address, so nobody needs a card.';
  const need = `${plural(people, 'person is', 'people are')} reached by a card`;
  return missing === 0 ? `${need}, and all of them have one.` : `${need}; ${missing} of them have none yet.`;
}

function table(rows: readonly CardRow[]): string {
  return dataTable({
    label: 'People and their cards',
    columns: [{ label: 'Name' }, { label: 'Department' }, { label: 'Card' }, { label: 'Print' }],
    rows: rows.map(({ personId, name, email, department, cardId, issuedAt }) => [
      html`<a href="/people/${personId}">${name}</a>!${email ? html`<br><span class="soft">${email}</span>` : ''}`,
      text(department),
      text(cardId && issuedAt ? `since ${day(issuedAt, 'UTC')}` : 'none yet'),
      cardId
        ? html`<a href="/people/cards/print?person=${personId}" aria-label="Print the card of ${name}">Print</a>`
        : text('–'),
    ]),
  });
}

/** @returns safe HTML of what can be done about one person's card. */
export function cardButtons(
  {
    personId,
    name,
    hasCard,
    hasMail,
  }: { personId: string; name: string; hasCard: boolean; hasMail: boolean },
  request: FastifyRequest,
): string {
  const button = (value: string, label: string) =>
    html`<button class="quiet" name="card" value="${value}" aria-label="${label} for ${name}">${label}</button>`;
  return html`<form method="post" action="/people/${personId}/card">!${formTokenField(request)}
    !${hasCard ? html`<a href="/people/cards/print?person=${personId}" aria-label="Print the card of ${name}">Print</a> ` : ''}
    !${hasMail ? '' : button('new', hasCard ? 'New code' : 'Make a card')} !${hasCard ? button('withdraw', 'Withdraw') : ''}</form>`;
}
