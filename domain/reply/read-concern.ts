import { LONGEST_REPLY, ownLines } from './own-lines.ts';

const CONCERN =
  /^(?:(?:a|my|ein|mein|une|ma|una|mi) )?(?:concerns?|bedenken|préoccupations?|preoccupations?|preocupación|preocupaciones|preocupacion) ?:\s*/iu;

/**
 * @param text the reply without quotes and signature.
 * @returns what worries its writer, where it begins by saying that it is a concern; null where it does not, or says no more.
 */
export function readConcernReply(text: string): string | null {
  const words = ownLines(text).join('\n');
  const begin = CONCERN.exec(words);
  if (!begin) return null;
  return words.slice(begin[0].length, LONGEST_REPLY).trim() || null;
}
