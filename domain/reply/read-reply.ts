import type { Adjustment } from '../kinds.ts';
import { type FigureTrouble, readFigure } from './figure.ts';
import { type Choice, choiceAtStart, choiceOf, keepsAll, takeChoices } from './keeping.ts';
import { LONGEST_REPLY, ownLines } from './own-lines.ts';
import { sameAtStart, saysSame, splitBlocker, startsWithBlocker } from './phrases.ts';

/** A key result as the mail asks about it. */
export interface AskedKeyResult {
  label: string;
  unit: string;
  /** Whether the mail also asks to keep, change or drop it. */
  adjusting?: boolean;
}

/** What a reply says of one key result. */
export interface ReplyEntry {
  label: string;
  /** Null where it stands as it did. */
  value: number | null;
  /** 0 to 10; null where it was not said. */
  confidence: number | null;
  note: string;
  blocker: string;
  /** What is to become of it, where the mail asks that and the reply says so. */
  adjust?: Adjustment;
}

/** Why a reply cannot be taken; each is explained in the answering mail. */
export type ReplyTrouble =
  | FigureTrouble
  | 'empty'
  | 'which-one'
  | 'not-asked'
  | 'twice'
  | 'confidence'
  | 'confidence-place'
  | 'run-on'
  | 'too-long'
  | 'choices';

export type ReplyReading =
  | { is: 'same'; keepAll?: boolean }
  | { is: 'values'; entries: ReplyEntry[]; keepAll?: boolean }
  | { is: 'unclear'; trouble: ReplyTrouble; line: string };

interface Piece {
  label: string;
  text: string;
  line: string;
}

/**
 * Reads what somebody wrote above the quoted mail: that nothing changed, or lettered values, each with an optional `7/10`,
 * words, and what is in the way: `A 42, B 3.5 7/10 blocked by legal`. What can mean two things is unclear: nothing is guessed.
 *
 * @param text the reply without quotes and signature.
 * @param of.asked the key results of the mail; a single one needs no letter.
 * @param of.locale in whose number format figures are read.
 */
export function readReply(
  text: string,
  of: { asked: readonly AskedKeyResult[]; locale: string },
): ReplyReading {
  const all = ownLines(text);
  const [first = ''] = all;
  if (!first) return unclear('empty', '');
  if (all.join('\n').length > LONGEST_REPLY) return unclear('too-long', first);
  if (saysSame(all.join(' '))) return { is: 'same' };
  const inQuestion = of.asked.filter((each) => each.adjusting).length;
  const adjusting = inQuestion > 0;
  if (adjusting && keepsAll(all.join('\n'), inQuestion)) return { is: 'same', keepAll: true };
  const lines = adjusting ? all.filter((line) => choiceOf(line) !== 'keep-all') : all;
  let keepAll = lines.length < all.length;
  const pieces: Piece[] = [];
  for (const line of lines) {
    const found = splitLine(line, of.asked);
    const before = found.before.trim().replace(/[,;]$/, '');
    const last = pieces.at(-1);
    if (before !== '') {
      const [only] = of.asked;
      if (last) {
        // What goes on in a new line belongs to what was said last; a figure there could belong to anything.
        if (/^[-+]?[€$£]?\s?\d/.test(before) && !/^\d{1,2}\s?\/\s?10$/.test(before))
          return unclear('which-one', line);
        last.text += ` ${before}`;
      } else if (of.asked.length === 1 && only) pieces.push({ label: only.label, text: before, line });
      else return unclear(notAsked(before) ? 'not-asked' : 'which-one', line);
    }
    for (const piece of found.pieces) pieces.push({ ...piece, line });
  }
  const entries: ReplyEntry[] = [];
  for (const piece of pieces) {
    const { label, line } = piece;
    if (entries.some((entry) => entry.label === label)) return unclear('twice', line);
    const read = readPiece(piece, of);
    if (typeof read === 'string') return unclear(read, line);
    entries.push(read.entry);
    keepAll ||= read.keepAll;
  }
  return { is: 'values', entries, ...(keepAll ? { keepAll } : {}) };
}

const CANDIDATE = /(^|[,;] ?| )\(?([A-Za-z])(?:\)? ?[:=).] ?|\)? [-–—] | )(?=\S)/g;
const CONJUNCTION = /[ ,;]+(?:and|und|et|y|e|&)$/i;
const BEGINS_FIGURE = /^[-+−]?(?:[€$£¥]|(?:eur|usd|chf|gbp) ?)?[-−]?[.,]?\d/i;

/** Cuts a line at its letters. What stands before the first one is `before`. */
function splitLine(
  line: string,
  asked: readonly AskedKeyResult[],
): { before: string; pieces: Array<Omit<Piece, 'line'>> } {
  const starts: Array<{ label: string; from: number; to: number }> = [];
  const known = new Map(asked.map((each) => [each.label, each]));
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(line); match; match = CANDIDATE.exec(line)) {
    const [all, separator = '', letter = ''] = match;
    const to = match.index + all.length;
    const label = letter.toUpperCase();
    const since = line.slice(starts.at(-1)?.to ?? 0, match.index).replace(CONJUNCTION, '');
    const marked = /[:=]/.test(all.slice(separator.length));
    // A line that begins with a letter of the mail is about that key result, whatever follows.
    const opens = match.index === 0 && letter === label;
    const chosen = known.get(label)?.adjusting && choiceAtStart(line.slice(to)) !== null;
    const begins = beginsValue(line.slice(to)) || chosen || opens || (marked && separator !== ' ');
    // Between words a lone letter may be anything ("plan B 2 weeks"); after figures alone it is the next key result.
    const alone = separator !== ' ' || (letter === label && !/\p{L}{3}/u.test(since));
    if (known.has(label) && begins && alone) starts.push({ label, from: match.index, to });
    // The space that ends one candidate may begin the next.
    CANDIDATE.lastIndex = to - 1;
  }
  const pieces = starts.map(({ label, to }, place) => ({
    label,
    text: line.slice(to, starts[place + 1]?.from ?? line.length).trim(),
  }));
  return {
    before: line.slice(0, starts[0]?.from ?? line.length),
    pieces: pieces.map((piece, place) =>
      place < pieces.length - 1 ? { ...piece, text: piece.text.replace(CONJUNCTION, '') } : piece,
    ),
  };
}

function beginsValue(text: string): boolean {
  return BEGINS_FIGURE.test(text) || sameAtStart(text) > 0 || startsWithBlocker(text);
}

/** `H 42` where only A to C are asked. */
function notAsked(text: string): boolean {
  return (
    /^\(?[A-Za-z]\)?(?: ?[:=).] ?| )/.test(text) &&
    BEGINS_FIGURE.test(text.replace(/^\(?[A-Za-z]\)?[ :=).]*/, ''))
  );
}

const CONFIDENCE =
  /^[\s,;:.(]*(?:(?:confidence|conf\.?|zuversicht|konfidenz|confiance|confianza) ?:? ?)?(\d{1,3}) ?\/ ?10(?!\d)\)?/i;
const STRAY_TENTHS = /(?<!\d)\d{1,2} ?\/ ?10(?![\d/.])/;

function readPiece(
  { label, text }: Piece,
  { asked, locale }: { asked: readonly AskedKeyResult[]; locale: string },
): { entry: ReplyEntry; keepAll: boolean } | ReplyTrouble {
  const { unit = '', adjusting = false } = asked.find((each) => each.label === label) ?? {};
  let value: number | null = null;
  const head = splitBlocker(text).before;
  const opening = adjusting ? choiceAtStart(head.trim()) : null;
  const told = opening ? `${opening.rest} ${text.slice(head.length)}`.trim() : text;
  let rest = told;
  const same = sameAtStart(told);
  if (same > 0) rest = told.slice(same);
  // Behind a choice there may be words alone: it then stands as it did.
  else if (!startsWithBlocker(told) && !(opening && !BEGINS_FIGURE.test(told))) {
    if (/^\d{1,2} ?\/ ?10(?!\d)/.test(told)) return 'only-confidence';
    const figure = readFigure(told, { locale, unit });
    if (figure.is === 'trouble') return figure.trouble;
    value = figure.value;
    rest = figure.rest;
  }
  const said = CONFIDENCE.exec(rest);
  const confidence = said ? Number(said[1]) : null;
  if (confidence !== null && confidence > 10) return 'confidence';
  const words = (said ? rest.slice(said[0].length) : rest).replace(/^[\s,;:.()–-]+/, '');
  if (STRAY_TENTHS.test(words)) return 'confidence-place';
  if (asked.some((other) => new RegExp(`(?<![\\p{L}\\d])${other.label} ?[:=]? ?[-€$£]?\\d`, 'u').test(words)))
    return 'run-on';
  const { before, blocker } = splitBlocker(words);
  const [note, inTheWay] = [before, blocker ?? ''].map((part) =>
    adjusting ? takeChoices(part) : { text: part, choices: [] },
  );
  const choices = [
    ...(opening ? [opening.choice] : []),
    ...(note?.choices ?? []),
    ...(inTheWay?.choices ?? []),
  ];
  const adjust = singleChoice(choices);
  if (adjust === 'choices') return adjust;
  return {
    entry: {
      label,
      value,
      confidence,
      note: trimmed(note?.text ?? ''),
      blocker: trimmed(inTheWay?.text ?? ''),
      ...(adjust ? { adjust } : {}),
    },
    keepAll: choices.includes('keep-all'),
  };
}

/** What a piece says of its own goal; two different things are none. */
function singleChoice(choices: readonly Choice[]): Adjustment | 'choices' | null {
  const own = new Set(choices.filter((choice) => choice !== 'keep-all'));
  if (own.size > 1) return 'choices';
  const [only] = own;
  return only ?? null;
}

function trimmed(text: string): string {
  return text
    .trim()
    .replace(/^[,;]+|[,;]+$/g, '')
    .trim();
}

function unclear(trouble: ReplyTrouble, line: string): ReplyReading {
  return { is: 'unclear', trouble, line: line.slice(0, 200).toWellFormed() };
}
