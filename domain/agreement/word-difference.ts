/** A stretch of words that stayed, went or came. */
export interface WordPart {
  change: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this many pairs of words the whole text counts as rewritten: nobody reads such a difference word by word. */
const MOST_PAIRS = 250_000;

/**
 * Finds what changed between two texts, word by word: the longest common run of words stays.
 *
 * @returns the parts in reading order; what went stands before what came in its place.
 */
export function wordDifference(before: string, after: string): WordPart[] {
  const from = wordsOf(before);
  const to = wordsOf(after);
  const parts: WordPart[] = [];
  const say = (change: WordPart['change'], word: string) => {
    const last = parts.at(-1);
    if (last?.change === change) last.text += ` ${word}`;
    else parts.push({ change, text: word });
  };
  if (from.length * to.length > MOST_PAIRS) {
    return [
      { change: 'removed', text: from.join(' ') },
      { change: 'added', text: to.join(' ') },
    ];
  }
  const common = commonLengths(from, to);
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      say('same', from[i] ?? '');
      i += 1;
      j += 1;
    } else if (j >= to.length || (i < from.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      say('removed', from[i] ?? '');
      i += 1;
    } else {
      say('added', to[j] ?? '');
      j += 1;
    }
  }
  return parts;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Length of the longest common run of the rests from each pair of places, filled from the end. */
function commonLengths(from: readonly string[], to: readonly string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? [];
    for (let j = to.length - 1; j >= 0; j -= 1) {
      row[j] =
        from[i] === to[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
