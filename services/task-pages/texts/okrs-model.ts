import type { OkrState } from '#domain/kinds.ts';
import type { EndText } from './model.ts';

/** What the pages of everybody's goals say. */
export interface OkrsTexts {
  title: string;
  /** @param period as people write it. */
  lead(period: string): string;
  signedInAs(name: string): string;
  signOut: string;
  nothing: EndText;
  otherCycles: string;
  search: { label: string; button: string; none(text: string): string; found(count: number): string };
  strategy: string;
  departments: string;
  people: string;
  /** Of a department without goals so far. */
  noGoals: string;
  hidden: string;
  ledBy(name: string): string;
  back: string;
  picture: { link: string; title: string; lead: string; back: string };
  contributesTo: string;
  ownGoal: string;
  states: Readonly<Partial<Record<OkrState, string>>>;
  notYet: string;
  progress(percent: string): string;
  way(from: string, to: string, now: string): string;
  withoutStart(target: string): string;
  lastWord(day: string): string;
  inTheWay: string;
}

/** What the pages say by which people sign in. */
export interface SignInTexts {
  title: string;
  lead: string;
  email: { label: string; hint: string };
  send: string;
  writeEmail: string;
  /** After asking; the same whether the address is known or not. */
  sent: { title: string; lead: string };
  code: { label: string; hint: string };
  confirm: string;
  wrongCode: string;
  askAgain: string;
  link: { title: string; lead: string; button: string };
  elsewhere: EndText;
  over: EndText;
  unknown: EndText;
}
