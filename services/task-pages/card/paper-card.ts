import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import { codeOfCard, writtenCode } from '#domain/presence/card.ts';
import type { CardRow } from '#storage/presence/cards.ts';
import { qrCode } from '../../shared/ui/qr.ts';
import { PAGE_LANGUAGES } from '../texts/registry.ts';

/** A card as it is printed. */
export interface PrintedCard {
  name: string;
  department: string;
  locale: string;
  /** Null: the key that made it is gone, so it cannot be printed again. */
  code: string | null;
}

/** @returns what is printed of a card; null where there is none. */
export function printedCard(row: CardRow, linkKeys: readonly LinkKey[]): PrintedCard | null {
  const { cardId, digest, personId, name, department, locale } = row;
  if (!cardId || !digest) return null;
  return { name, department, locale, code: codeOfCard(linkKeys, { cardId, personId }, digest) };
}

/** @returns safe HTML of a card in its person's own language; eight of them fit on a sheet of A4. */
export function paperCard({ name, department, locale, code }: PrintedCard, taskPagesUrl: string): string {
  const { card, language } = PAGE_LANGUAGES.of(locale);
  const address = `${taskPagesUrl}/card`;
  // Schemes are read aloud by nobody, and browsers add them.
  const spoken = address.replace(/^https?:\/\//, '');
  return html`<section class="paper-card" lang="${language}">!${qrCode(`${address}/${code ?? ''}`, name)}
    <div><h2 class="who">${name}</h2><p class="soft">${department}</p><p>${card.printed.scan}</p>
    <p class="soft">${card.printed.type(spoken)}</p><p class="code">${writtenCode(code ?? '')}</p><p class="soft">${card.printed.keep}</p></div></section>`;
}
