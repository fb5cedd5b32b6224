import type { Adjustment } from '../kinds.ts';
import { fold } from '../quality/words.ts';
import { saysSame } from './phrases.ts';

/** What a phrase says of a goal in the middle of the period; `keep-all` of every goal that the mail asks about. */
export type Choice = Adjustment | 'keep-all';

const PHRASES: ReadonlyMap<string, Choice> = new Map(
  Object.entries({
    'keep-all': `keep all, keep them, keep them all, keep all of them, keep both, keep everything, keep all goals, all keep,
      alle behalten, alles behalten, beide behalten, alle beibehalten, behalte alle, behalte alles,
      tout garder, garder tout, les garder, les garder tous, je garde tout, tous a garder,
      mantener todo, mantener todos, mantenerlos, mantenerlos todos, mantengo todo, todos se mantienen`,
    keep: `keep, keep it, keep this, keep this one, i keep it, behalten, beibehalten, behalte ich, soll bleiben,
      garder, le garder, la garder, je le garde, a garder, maintenir, mantener, mantenerlo, lo mantengo, se mantiene`,
    change: `change, change it, change target, change its target, change the target, andern, zielwert andern, ziel andern,
      zielwert anpassen, anpassen, changer, modifier, changer la cible, changer sa cible, modifier la cible, le changer,
      cambiar, modificar, cambiarlo, cambiar la meta, cambiar su meta`,
    drop: `drop, drop it, drop this, drop this one, streichen, fallen lassen, fallenlassen, aufgeben,
      abandonner, l'abandonner, supprimer, le supprimer, abandonar, abandonarlo, eliminar, eliminarlo`,
  } satisfies Record<Choice, string>).flatMap(([choice, list]) =>
    list.split(',').map((phrase): [string, Choice] => [plain(phrase), asChoice(choice)]),
  ),
);
/** A new target stands behind these, and is not where the key result stands today. */
const CHANGE_TO =
  /^(?:change|change (?:it|target|its target|the target)|andern|(?:ziel(?:wert)? )?(?:andern|anpassen)|(?:changer|modifier)(?: (?:la|sa) cible)?|(?:cambiar|modificar)(?: (?:la|su) meta)?) (?:to|auf|a|en) ?[-+]?\d/;

/** @returns what a phrase says when it says nothing else; null for any other words, such as `keep an eye on it`. */
export function choiceOf(phrase: string): Choice | null {
  return /\d/.test(phrase) ? null : (PHRASES.get(plain(phrase)) ?? null);
}

/** @returns the choice a text begins with, and what follows it behind a comma or its like; null where it begins otherwise. */
export function choiceAtStart(text: string): { choice: Choice; rest: string } | null {
  if (CHANGE_TO.test(fold(text))) return { choice: 'change', rest: '' };
  const [, words = '', rest = ''] = /^([\p{L}'’ ]+)(.*)$/su.exec(text) ?? [];
  const choice = choiceOf(words);
  // "keep 42" may be where it stands or where it is to go.
  return choice && (rest === '' || /^[,;.:!(–-]/.test(rest))
    ? { choice, rest: rest.replace(/^[,;.:!–-]+\s*/, '') }
    : null;
}

/** @returns the text without the parts between commas that are choices, and the choices. */
export function takeChoices(text: string): { text: string; choices: Choice[] } {
  // What parts them stands at the odd places; a comma before a digit parts no words.
  const parts = text.split(/((?<=[,;.!])\s+|[,;](?!\d)\s*)/);
  const choices: Choice[] = [];
  let kept = '';
  for (let at = 0; at < parts.length; at += 2) {
    const [part = '', between = ''] = [parts[at], parts[at - 1]];
    const choice = CHANGE_TO.test(fold(part.trim())) ? 'change' : choiceOf(part);
    if (choice) choices.push(choice);
    else kept += kept === '' ? part : between + part;
  }
  return choices.length === 0 ? { text, choices } : { text: kept.replace(/[,;]\s*$/, ''), choices };
}

/** Said of nothing in particular, and so of all; `keep it` means one, and of several nobody knows which. */
const OF_ALL: readonly string[] = ['keep', 'behalten', 'beibehalten', 'garder', 'maintenir', 'mantener'];

/**
 * @param asked how many goals the mail asks about.
 * @returns whether a whole reply says that all of them are kept, with or without that nothing changed.
 */
export function keepsAll(text: string, asked: number): boolean {
  const parts = text.split(/[\n,;.!]+| (?:and|und|et|y|e|&) /i).filter((part) => part.trim() !== '');
  const keeps = parts.filter((part) => {
    const choice = choiceOf(part);
    return choice === 'keep-all' || (choice === 'keep' && (asked === 1 || OF_ALL.includes(plain(part))));
  });
  return keeps.length > 0 && parts.every((part) => keeps.includes(part) || saysSame(part));
}

function asChoice(text: string): Choice {
  return text === 'keep' || text === 'change' || text === 'drop' ? text : 'keep-all';
}

function plain(text: string): string {
  return fold(text)
    .replaceAll('’', "'")
    .replace(/[^\p{L}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
