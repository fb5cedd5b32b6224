import type { NoticeFacts } from '../model.ts';

/**
 * @param words.writes says in the mail's language whose words follow.
 * @param words.quote the language's quotation marks, with the spaces it puts inside.
 * @returns the paragraphs of the leader's note, its author first; none where there is no note.
 */
export function leaderNote(
  { leaderNote: note }: NoticeFacts,
  { writes, quote: [open, close] }: { writes: (name: string) => string; quote: readonly [string, string] },
): string[] {
  if (!note) return [];
  const paragraphs = note.text.split(/\n\s*\n/).flatMap((text) => text.trim() || []);
  return [writes(note.from), ...paragraphs.map((text) => `${open}${text}${close}`)];
}
