import { fold } from '../quality/words.ts';

/** What people write around and in place of figures, in the four languages at once: many reply in another than they read. */

/** A whole reply that says that nothing changed. */
const SAME = phrases(`
  same, the same, all the same, same as before, same as last time, same as last week, nothing changed, nothing new,
  no change, no changes, no change this week, unchanged, all unchanged, as before, still the same,
  gleich, alles gleich, unverandert, alles unverandert, keine anderung, keine anderungen, keine veranderung, nichts neues,
  nichts hat sich geandert, es hat sich nichts geandert, wie letzte woche, wie beim letzten mal, wie bisher, wie gehabt, gleich geblieben,
  pareil, pareille, idem, inchange, inchangee, sans changement, pas de changement, aucun changement, rien de change,
  rien n'a change, rien de nouveau, comme la semaine derniere, la meme chose, toujours pareil, tout est pareil,
  igual, todo igual, sigue igual, todo sigue igual, lo mismo, sin cambios, sin cambio, sin novedad, sin novedades, nada nuevo,
  nada ha cambiado, no ha cambiado nada, ningun cambio, como la semana pasada, igual que la semana pasada
`);

const SAME_AT_START =
  /^(?:same|unchanged|no change|gleich|unverändert|pareil(?:le)?|inchangée?|idem|igual|sin cambios?)(?![\p{L}\d])/iu;

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|moin|servus|gr[üu]ezi|gr[üu](?:ss|ß) gott|bonjour|bonsoir|salut|ch[eè]re?s?|hola|buen[oa]s (?:d[ií]as|tardes|noches)|estimad[oa]s?|querid[oa]s?)(?!\p{L})[^\d,!:;.\n]{0,40}(?:[,!.:]\s*|$)/iu;

const CLOSING =
  /^(?:many thanks|thanks|thank you|thx|cheers|best(?: wishes| regards)?|kind regards|regards|sincerely|vielen dank|danke|besten dank|merci(?: beaucoup| d'avance)?|gracias|muchas gracias|(?:un )?(?:cordial )?saludos?|un abrazo|abrazos|atentamente|lg|vg|mfg|bg|(?:viele|liebe|beste|freundliche|herzliche|schöne|mit freundlichen|mit besten) gr[üu](?:ss|ß)en?|gr[üu](?:ss|ß)e|bien cordialement|cordialement|bien à (?:vous|toi)|bonne (?:journée|soirée|semaine)|bises|à bientôt|hasta luego)(?![\p{L}\d])[^\d]{0,60}$/iu;

const BLOCKER =
  /(?<!\p{L})(?:blocked\s+by|blockiert\s+(?:durch|von|wegen)|bloquée?s?\s+par|bloquead[oa]s?\s+por|(?:blocked|blocker|blockiert|(?:steht )?im weg|hindernis|bloquée?s?|blocage|bloquead[oa]s?|bloqueo)(?=\s*:))\s*:?\s*/iu;

/** @returns whether the whole text says that nothing changed, with or without a word of thanks. */
export function saysSame(text: string): boolean {
  // A figure beside it says more than that.
  if (/\d/.test(text)) return false;
  const words = fold(text)
    .replace(/[^\p{L}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ (?:thanks|thank you|thx|danke|vielen dank|merci|gracias|muchas gracias|cheers|lg|vg)$/, '');
  return SAME.has(words);
}

/** @returns how many characters at the start of a line say "as last time" of one key result; 0 when none do. */
export function sameAtStart(text: string): number {
  return SAME_AT_START.exec(text)?.[0].length ?? 0;
}

/** @returns the text without a greeting at its start. */
export function withoutGreeting(line: string): string {
  return line.replace(GREETING, '').trim();
}

/** @returns whether with this line somebody takes their leave; what follows is their name and whatever mail programs add. */
export function isClosing(line: string): boolean {
  return CLOSING.test(line);
}

/** @returns the words before, and what is named as being in the way; null where nothing is. */
export function splitBlocker(text: string): { before: string; blocker: string | null } {
  const match = BLOCKER.exec(text);
  if (!match) return { before: text, blocker: null };
  return { before: text.slice(0, match.index), blocker: text.slice(match.index + match[0].length) };
}

/** @returns whether a text begins with what is in the way. */
export function startsWithBlocker(text: string): boolean {
  return BLOCKER.exec(text)?.index === 0;
}

function phrases(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((phrase) => fold(phrase)));
}
