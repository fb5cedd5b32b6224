import type { CelebrationFacts, NoticeFacts, SectionWords } from '../model.ts';

/** What a language says of a celebration besides its figures. */
export interface CelebrationWords {
  writes(name: string): string;
  quote: readonly [string, string];
  stretch(title: string): string;
  lesson(from: string, about: string, text: string): string;
  button: string;
  /** Where somebody sees what leaves about their own goals. */
  leaving(url: string): string;
}

/** @returns the leader's own words, first of all; none where there are none. */
export function leaderWords(facts: CelebrationFacts | null, { writes, quote }: CelebrationWords): string[] {
  if (!facts?.words) return [];
  const paragraphs = facts.words.text.split(/\n\s*\n/).flatMap((text) => text.trim() || []);
  return [writes(facts.words.from), ...paragraphs.map((text) => `${quote[0]}${text}${quote[1]}`)];
}

/** @returns what is told besides figures: the furthest stretch, and a lesson from a miss whose owner agreed. */
export function highlights(facts: CelebrationFacts | null, words: CelebrationWords): string[] {
  if (!facts) return [];
  return [
    ...(facts.stretch ? [words.stretch(withDepartment(facts.stretch, facts.departmentName))] : []),
    ...facts.told.map(({ from, about, text }) => words.lesson(from, about, text)),
  ];
}

/** @returns a goal with whose it is, where that is not said already. */
export function withDepartment(
  { title, department }: { title: string; department: string | null },
  within: string | null,
): string {
  return department && !within ? `${title} (${department})` : title;
}

/** @returns the button to the page, which anybody who signs in may see. */
export function toPage(
  { cycle, subjectId }: NoticeFacts,
  { baseUrl }: SectionWords,
  { button }: CelebrationWords,
): { label: string; url: string } {
  const department = subjectId && subjectId !== cycle.id ? `/department/${subjectId}` : '';
  return { label: button, url: `${baseUrl}/celebration/${cycle.id}${department}` };
}

/** @returns the way to what leaves about the reader; only where single people had goals, and only in the company's mail. */
export function leavingLine(
  facts: CelebrationFacts | null,
  { baseUrl }: SectionWords,
  { leaving }: CelebrationWords,
): string[] {
  return facts?.ownGoals && facts.departmentName === null ? [leaving(`${baseUrl}/me/leaving`)] : [];
}
