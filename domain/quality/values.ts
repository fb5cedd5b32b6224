import { readAmounts } from './quantities.ts';
import type { Language } from './types.ts';
import { fold } from './words.ts';

/** What a baseline's or target's field holds. */
export type Value =
  | { is: 'number'; value: number }
  | { is: 'planned' }
  | { is: 'yes-no' }
  | { is: 'nothing' };

const YES_NO =
  /^(?:yes|no|done|not done|not yet|open|true|false|ja|nein|erledigt|offen|fertig|noch nicht|oui|non|fait|pas fait|si|hecho|no hecho|pendiente|yes\/no|ja\/nein|oui\/non|si\/no|done\/not done|signed|live|complete|completed)$/;

/** A moment: what is measured by then will be known by then. */
export const MOMENT =
  /(?<!\p{L})(?:(?:kw|week|wk|woche|semaine|sem\.?|semana|month|monat|mois|mes|sprint) ?\d+|\d{1,2}\.\d{1,2}\.|\d{1,2}\. ?\p{L}{3,}|q[1-4]|jan\w*|feb\w*|mar[scz]\w*|apr\w*|avril|abril|mai|may|mayo|jun\w*|jul\w*|juin|juillet|aug\w*|aout|agosto|sept?\w*|o[ck]t\w*|nov\w*|de[czk]\w*)(?!\p{L})/u;

/** @returns a field's value; `tbd` without a date is nothing. */
export function readValue(raw: number | string | null, language: Language): Value {
  if (raw === null) return { is: 'nothing' };
  if (typeof raw === 'number') return Number.isFinite(raw) ? { is: 'number', value: raw } : { is: 'nothing' };
  const text = fold(raw);
  if (YES_NO.test(text)) return { is: 'yes-no' };
  if (MOMENT.test(text)) return { is: 'planned' };
  const [amount] = readAmounts(text.replace(/^[<>=~±≤≥ ]+/, ''), language);
  return amount ? { is: 'number', value: amount.value } : { is: 'nothing' };
}
