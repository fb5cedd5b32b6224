import { html } from 'ghtml';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
import type { PageTexts } from '../texts/model.ts';

/** @returns what a cycle's data may be used for: HR ops' own words as they are, ours in the reader's language. */
export function declaredUse(value: string, { mine }: PageTexts): string {
  return value === DEFAULT_SETTINGS.declaredUse ? mine.defaultUse : value;
}

/** @returns the same as a line with its label, for pages on which somebody drafts or scores. */
export function declaredUseLine(value: string, texts: PageTexts): string {
  return html`<p class="soft">${texts.mine.leaving.used} ${declaredUse(value, texts)}</p>`;
}
