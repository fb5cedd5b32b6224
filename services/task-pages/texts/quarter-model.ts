import type { Change, ChangeAnswer, ChangeState, Pace, Rhythm } from '#domain/kinds.ts';

interface Labelled {
  label: string;
  hint: string;
}

/** What the owner of a key result says about it in the middle of the period. */
export interface AdjustTexts {
  question: string;
  options: { keep: string; change: string; drop: string };
  target: Labelled;
  reason: Labelled;
  choose: string;
  writeTarget(example: string): string;
  sameTarget: string;
  sayReason: string;
}

/** Changing what is agreed: the pages under a check-in, and the page of whoever agrees. */
export interface ChangeTexts {
  link: string;
  title: string;
  lead: string;
  kinds: Readonly<Record<Change | 'rhythm', Labelled>>;
  back: string;
  which: string;
  choose: string;
  target: string;
  wording: string;
  newTitle: string;
  baseline: string;
  unit: string;
  to: Labelled;
  reason: Labelled;
  rhythms: Readonly<Record<Rhythm, string>>;
  rhythm: string;
  send: string;
  save: string;
  chooseKeyResult: string;
  chooseRhythm: string;
  writeNumber(example: string): string;
  sameTarget: string;
  sayTitle: string;
  sayReason: string;
  whoIsIt: string;
  shorten(most: number, length: number): string;
  mine: string;
  states: Readonly<Record<ChangeState, string>>;
  takeBack: string;
  tickTakeBack: string;
  /** In words: what would become of it. */
  says: {
    target(from: string, to: string): string;
    wording(to: string): string;
    drop: string;
    add(title: string, from: string, to: string): string;
    handOver(to: string): string;
  };
  review: {
    title(asker: string): string;
    why: string;
    howLong: string;
    because: string;
    question: string;
    answers: Readonly<Record<ChangeAnswer, Labelled>>;
    words: Labelled;
    send: string;
    choose: string;
    sayWhy: string;
    done: { title: string; next: string };
  };
}

/** Feedback and thanks: what is given, asked for and received. */
export interface FeedbackTexts {
  title: string;
  why: string;
  howLong: string;
  /** In a larger team. */
  fewThisWeek(count: number): string;
  nobody: string;
  checkedIn(was: string, is: string): string;
  blocker(text: string): string;
  kind: string;
  kinds: { feedback: string; thanks: string };
  words(name: string): string;
  about: string;
  all: string;
  none: string;
  send: string;
  chooseKind: string;
  writeWords: string;
  sayOrTick: string;
  bothSaid: string;
  shorten(most: number, length: number): string;
  done: { title: string; next: string };
  asked: { title(asker: string): string; why: string; howLong: string; words: Labelled; write: string };
  received: string;
  from: { feedback(name: string): string; thanks(name: string): string };
  wish: {
    summary: string;
    whom: Labelled;
    question: Labelled;
    unknown: string;
    notYourself: string;
    sayQuestion: string;
    sayWhom: string;
  };
}

/** After three quiet weeks. */
export interface PaceTexts {
  own: { title: string; why: string };
  manager: { title(name: string): string; why: string; wish(choice: string): string };
  howLong: string;
  question: string;
  options: Readonly<Record<Pace, Labelled>>;
  /** What "as it was" means to whoever leads the person. */
  managerStay: Labelled;
  to: Labelled;
  send: string;
  choose: string;
  whoIsIt: string;
  done: { title: string; next: string };
}

/** The monthly page of decisions. */
export interface DecisionsTexts {
  title: string;
  why: string;
  howLong: string;
  decided: string;
  waiting: string;
  nothing: string;
  read: string;
  send: string;
  tick: string;
  done: { title: string; next: string };
}

/** What happens to goals while the quarter is lived. */
export interface QuarterTexts {
  adjust: AdjustTexts;
  change: ChangeTexts;
  feedback: FeedbackTexts;
  pace: PaceTexts;
  decisions: DecisionsTexts;
}
