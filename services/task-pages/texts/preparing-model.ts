import type { EndText } from './model.ts';

/** What the pages say on which an author asks somebody to prepare a strategy, and on which it is prepared. */
export interface PreparingTexts {
  /** The link on the author's draft. */
  invite: string;
  title: string;
  lead: string;
  who: { label: string; hint: string };
  ask: string;
  asked: string;
  soFar: string;
  isReady: string;
  atWork: string;
  takeBack(name: string): string;
  tick: string;
  take: string;
  nobodyNamed: string;
  unknown(text: string): string;
  several(text: string): string;
  yourself: string;
  enough(most: number): string;
  back: string;
  /** For who prepares it. */
  forWhom(author: string): string;
  ready(author: string): string;
  readyHint(author: string): string;
  tell(author: string): string;
  save: string;
  told(author: string): string;
  saved: string;
  tickReady: string;
  over: EndText;
  forOneAlone(name: string): string;
}
