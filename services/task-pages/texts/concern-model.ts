import type { ConcernAnswer, ConcernAudience } from '#domain/kinds.ts';

/** What pages say about concerns: where one is raised and followed, and where it is answered. */
export interface ConcernTexts {
  /** The link below every task. */
  link: string;
  back: string;
  raise: {
    title: string;
    lead(days: number): string;
    whom: string;
    audiences: Readonly<Record<ConcernAudience, (name: string) => string>>;
    confidential: { label: string; hint: string };
    words: { label: string; hint: string };
    send: string;
    nobody: string;
    chooseWhom: string;
    say: string;
    shorten(most: number, length: number): string;
    tooMany: string;
    raised(name: string, day: string): string;
  };
  own: {
    heading: string;
    told(name: string, day: string): string;
    inConfidence: string;
    until(day: string): string;
    late(day: string): string;
    answered(name: string): string;
    talk(name: string): string;
    lapsed(name: string): string;
    erased: string;
    insist: { question: string; label: string; hint: string; send: string; tick: string };
    insisted: string;
  };
  answer: {
    title(name: string): string;
    why: string;
    howLong: string;
    inConfidence: string;
    question: string;
    options: Readonly<Record<ConcernAnswer, { label: string; hint: string }>>;
    words: { label: string; hint: string };
    choose: string;
    say: string;
    shorten(most: number, length: number): string;
    send: string;
    before(name: string): string;
    gone: { title: string; why: string };
    done: { title: string; next: string };
  };
}
