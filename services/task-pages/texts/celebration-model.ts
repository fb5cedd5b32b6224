import type { EndText } from './model.ts';

/** The task by which a leader is asked for words of their own. */
export interface CelebrateTexts {
  title(period: string): string;
  why: string;
  howLong: string;
  words: { label: string; hint: string };
  nothing: string;
  send: string;
  sayOrTick: string;
  bothSaid: string;
  shorten(most: number, length: number): string;
  done: { title: string; next: string };
}

/** The page of the celebration, of a department or of all. */
export interface CelebrationTexts {
  title(whose: string, period: string): string;
  everyone: string;
  worked(people: number, objectives: number): string;
  reached: string;
  nothingReached: string;
  stretch: string;
  learned: string;
  about(title: string): string;
  lessons(count: number): string;
  thanks: string;
  thanked(from: string, to: string): string;
  departments: string;
  back: string;
  poster: string;
  /** On the poster itself, never printed. */
  print: string;
  asPage: string;
  goals: string;
  gathered: {
    link: string;
    title(department: string): string;
    lead: string;
    team: string;
    process: string;
    tooFew(answered: number, enough: number): string;
  };
  notYet: EndText;
  notForYou: EndText;
}
