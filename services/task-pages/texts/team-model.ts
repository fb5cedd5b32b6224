import type { AbsenceProblem } from '#domain/presence/absence.ts';
import type { EndText } from './model.ts';

/** What the pages say where a lead looks after absences, and after figures of people whom no mail reaches. */
export interface TeamTexts {
  /** Leads there from other pages. */
  link: string;
  title: string;
  lead: string;
  nobody: string;
  search: { label: string; shown(shown: number, all: number): string };
  back: string;
  /** The person is not in the reader's team. */
  notYours: EndText;
  away(from: string, to: string, delegate: string | null): string;
  noAbsence: string;
  noMail: string;
  absences: string;
  absence: {
    title(name: string): string;
    lead: string;
    from: string;
    to: string;
    delegate: { label: string; hint: string };
    enter: string;
    change: string;
    /** Takes away what has not begun, ends what has. */
    takeAway: string;
    end: string;
    /** Above an absence that has begun. */
    underWay(until: string): string;
    onlyLastDay: string;
    entered: string;
    changed: string;
    ended: string;
    unknownName(typed: string): string;
    problems: Readonly<Record<AbsenceProblem, (value: string) => string>>;
  };
  checkIn: {
    open(week: number): string;
    title(name: string, week: number): string;
    lead(name: string): string;
    send(name: string): string;
    said(name: string): string;
  };
  /** Printed cards, as a lead makes them. */
  card: {
    title(name: string): string;
    sheet: string;
    lead: string;
    none(name: string): string;
    elsewhere(name: string, since: string): string;
    print: string;
    nothing: string;
    make: string;
    again: string;
    withdraw: string;
    made: string;
    withdrawn: string;
    missing(names: string, count: number): string;
    makeMissing: string;
  };
  score: {
    open: string;
    title(name: string, period: string): string;
    said(name: string): string;
  };
  /** Above the key results of somebody else. */
  theirs(name: string): string;
  entered(name: string, by: string): string;
  /** Where the person finds what was entered for them. */
  behindCard: string;
  /** Beside a figure: somebody else entered it. */
  onBehalf(by: string): string;
  /** To the owner. */
  enteredFor(by: string): string;
}
