import type { EndText } from './model.ts';

/** What the pages say that a printed card opens, and the card itself. */
export interface CardTexts {
  title: string;
  lead: string;
  code: { label: string; hint: string };
  open: string;
  /** A code that cannot be one, or is nobody's. */
  wrong: string;
  hello(name: string): string;
  /** How many things are open. */
  waiting(count: number): string;
  nothing: string;
  until(day: string): string;
  about(name: string): string;
  start: string;
  look: string;
  /** What somebody else entered. */
  entered(by: string, week: number): string;
  enteredScores(by: string): string;
  goals: { lead: string; button: string };
  /** Who may use the card, under the page. */
  yours(name: string): string;
  /** Which lead made the card. */
  madeBy(by: string, day: string): string;
  revoked: EndText;
  /** On paper. */
  printed: { scan: string; type(address: string): string; keep: string };
}
