import { isClosing, withoutGreeting } from './phrases.ts';

/** Whoever writes more has something to say that belongs on the page. */
export const LONGEST_REPLY = 4000;

/** @returns the lines without greeting, closing and what comes after it; one kind of space, no characters that nobody types. */
export function ownLines(text: string): string[] {
  const lines = text
    .slice(0, LONGEST_REPLY * 2)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const own = [withoutGreeting(first), ...rest].filter((line) => line !== '');
  const end = own.findIndex(isClosing);
  return end < 0 ? own : own.slice(0, end);
}
