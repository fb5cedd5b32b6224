import type { Agenda } from '#domain/check-ins/agenda.ts';
import type { Standing } from '#domain/check-ins/standing.ts';
import type { MergedGoals } from '#domain/departments/merger.ts';
import type {
  Change,
  ChangeState,
  ConcernState,
  DependencyState,
  NoticeKind,
  OkrLevel,
  ParentChange,
  Phase,
  ProposalAnswer,
  ReorganisationKind,
  TaskKind,
} from '#domain/kinds.ts';
import type { OwnTexts } from '#domain/own-texts.ts';
import type { ReplyAnswer } from '#domain/reply/answer.ts';
import type { LeaderNote } from '#domain/settings.ts';

/** Who reads the mail. */
export interface MailReader {
  name: string;
  /** BCP 47, as in the people file; days are written in it as far as the mail's language allows. */
  locale: string;
  timeZone: string;
}

/** All a notice can need to know to become a section of a mail. Plain facts: the words are in `texts/<language>/`. */
export interface NoticeFacts {
  kind: NoticeKind;
  phase: Phase;
  cycle: { id: string; name: string; period: string };
  /** What the notice is about; for an escalation someone else's. */
  task: {
    id: string;
    kind: TaskKind;
    dueAt: Date;
    ordinal: number;
    personName: string;
    sequence: number;
  } | null;
  /** Tasks that stand in the reader's calendar and are not owed any more; only where a cycle is called off. */
  calledOff: ReadonlyArray<{ id: string; kind: TaskKind; dueAt: Date; sequence: number }>;
  /** Where the reader acts; null when there is nothing to act on. */
  url: string | null;
  /** The set of OKRs that the notice or its task is about. */
  set: SetFacts | null;
  celebration: CelebrationFacts | null;
  progress: ProgressFacts | null;
  /** What people asked of the process last time, and what was changed; only before the first draft. */
  asked: Array<{ asked: string; changed: string }>;
  /** What the cycle's leader says before everything else. */
  leaderNote: LeaderNote | null;
  /** Whom somebody new to this can ask; only in the first mail of a cycle that rolls out a pilot. */
  champion: string | null;
  /** The cycle's own words, by language. */
  ownTexts: OwnTexts | null;
  /** Titles of the key results that the reader is asked about, or contributes to; empty where the notice is about none. */
  keyResults: string[];
  /** The same with their letters, where figures can be told by answering the mail; null where they cannot. */
  lettered: string[] | null;
  /** Whether a check-in also asks to keep, change or drop. */
  adjusting: boolean;
  /** What a reply is answered. */
  answer: ReplyAnswer | null;
  /** Who raised a concern and who is to answer; never what it says. */
  concern: ConcernFacts | null;
  /** What changed in the goals above, for whoever built on them. */
  changesAbove: ChangeAboveFacts[];
  /** What another department is asked for, or what it answered. */
  dependency: DependencyFacts | null;
  /** A goal that the reader proposed, with what their lead said to it. */
  proposal: ProposalFacts | null;
  /** Whose key results the reader looks after now, and until which day; null for good. Their titles are `keyResults`. */
  handOver: { fromName: string; until: string | null } | null;
  /** What became of departments that merged or split. */
  reorganisation: ReorganisationFacts | null;
  /** What became of things while the reader was away. */
  returned: ReturnedFacts | null;
  /** What is to become of goals that are agreed, or what became of the wish. */
  change: ChangeFacts | null;
  /** What a team can talk about this week, for whoever leads it. */
  agenda: Agenda | null;
  /** Where a colleague asks for feedback: who, and what they would like to know. */
  request: { askerName: string; question: string } | null;
  /** Whom a question is about, where that is somebody else than the reader. */
  about: string | null;
  /** Who has given the reader feedback or thanks since their last check-in. */
  feedbackFrom: string[];
  /** Whether a decision is about the period after the cycle, not about a deadline. */
  nextPeriod: boolean;
  subjectId: string | null;
}

export interface ReorganisationFacts {
  kind: ReorganisationKind;
  /** Paths: the department that merged or was split, and the one it belongs to or that is new. */
  from: string;
  into: string;
  leadName: string | null;
  /** What became of the goals of a department that merged. */
  goals: MergedGoals | null;
}

export interface ReturnedFacts {
  /** First and last day away. */
  from: string;
  to: string;
  /** Who stood in, where somebody was named. */
  delegate: string | null;
  /** How many tasks were asked of somebody else. */
  passedOn: number;
  /** Whether key results were looked after by the delegate and are the reader's again. */
  keyResultsBack: boolean;
  /** How many tasks are open now; each has a section of its own. */
  open: number;
}

export interface ChangeAboveFacts {
  /** The objective above, and its key result where only that changed. */
  title: string;
  keyResult: string | null;
  change: ParentChange;
  before: number | null;
  after: number | null;
  unit: string;
}

export interface SetFacts {
  level: OkrLevel;
  departmentName: string | null;
  ownerName: string;
  why: string;
  notThisQuarter: string;
  objectives: string[];
}

export interface DependencyFacts {
  /** Whose goals need it. */
  askerName: string;
  /** Who is asked. */
  departmentName: string;
  keyResult: string;
  wanted: string;
  /** A day, `2027-02-12`. */
  neededBy: string;
  state: DependencyState;
  /** What the department said to it. */
  words: string;
}

export interface ConcernFacts {
  raiserName: string;
  recipientName: string;
  confidential: boolean;
  state: ConcernState;
  dueAt: Date;
}

export interface ProposalFacts {
  title: string;
  leadName: string;
  answer: ProposalAnswer;
  words: string;
}

export interface ChangeFacts {
  askerName: string;
  change: Change;
  /** Which one; of a new one its title. */
  keyResult: string;
  reason: string;
  state: ChangeState;
  /** What the reviewers said to it. */
  words: string;
}

/** How a department's goals stand and what moved, for its people. */
export interface ProgressFacts {
  departmentName: string;
  lines: Array<{
    title: string;
    /** 0 to 1; null while nothing was measured. */
    progress: number | null;
    standing: Standing | null;
    moved: Array<{ title: string; from: number; to: number; unit: string }>;
  }>;
}

export interface CelebrationFacts {
  /** Null for the whole cycle. */
  departmentName: string | null;
  people: number;
  objectives: number;
  /** Titles of objectives that came true by the cycle's own measure. */
  successes: Array<{ title: string; department: string | null }>;
  /** The stretch that came furthest, where one came true. */
  stretch: { title: string; department: string | null } | null;
  /** Mean score of all scored key results, 0 to 1; null when none was scored. */
  meanScore: number | null;
  kudos: Array<{ from: string; to: string; text: string }>;
  lessons: number;
  /** Lessons from a miss whose owners agreed that they are told. */
  told: Array<{ from: string; about: string; text: string }>;
  /** Whether single people had goals of their own, which may leave. */
  ownGoals: boolean;
  /** The leader's own words. */
  words: { from: string; text: string } | null;
}

/** One notice, worded. Plain text throughout; the form is given by `render.ts`. */
export interface MailSection {
  /** As the subject of a mail of its own. */
  subject: string;
  heading: string;
  /** The first says what it is about, why, and how long it takes. */
  paragraphs: string[];
  items?: string[];
  /** Said after the items. */
  closing?: string[];
  button?: { label: string; url: string };
  /** In place of one button where several of a kind are asked at once, such as the goals of six people. */
  links?: Array<{ label: string; url: string; note?: string }>;
  /** When it is due, worded. */
  due?: string;
  minutes?: number;
}

/** Words one kind of notice. `rest` holds further notices of the same matter: other late tasks, other people's goals. */
export type WriteSection = (
  facts: NoticeFacts,
  words: SectionWords,
  rest: readonly NoticeFacts[],
) => MailSection;

/** What a text may use besides its facts. */
export interface SectionWords {
  /** A moment as the reader writes it: `Friday 9 October at 17:00`. */
  moment(at: Date): string;
  /** A calendar day such as `2027-02-12` as the reader writes it. */
  day(date: string): string;
  /** A number as the reader writes it. */
  number(value: number): string;
  /** Public base of the pages, without a slash at its end. */
  baseUrl: string;
}

/** What every language says in mails; `texts/registry.ts` finds the languages. */
export interface MailTexts {
  /** BCP 47, the same as the folder's name. */
  language: string;
  /** What the language calls itself. */
  name: string;
  /** @param period such as `2027-Q1` or `2027-01-04..2027-04-02`; @param locale the reader's, for days. */
  periodName(period: string, locale?: string): string;
  /** What a written moment needs besides in this language; `Freitag, 15. Januar um 17:00` wants its `Uhr`. */
  moment?(written: string): string;
  phaseNames: Readonly<Record<Phase, string>>;
  /** What each kind of task asks for. */
  taskNames: Readonly<Record<TaskKind, string>>;
  calendar: {
    /** @param about the cycle's name, or whose goals a review is about. */
    summary(task: string, about: string): string;
    description(entry: { minutes: number; subject: string; cycle: string }): string;
  };
  sections: Readonly<Record<NoticeKind, WriteSection>>;
  primer: Primer;
  greeting(name: string): string;
  digestSubject(first: string, others: number): string;
  digestLead(count: number, minutes: number): string;
  /** Said in place of the items that are left out of a long list. */
  more(count: number): string;
  why(cycles: readonly string[]): string;
  personal: string;
  real(url: string): string;
  sender: string;
  /** The same with the organisation's own name for itself. */
  senderFor(name: string): string;
  /** What the link says by which reminders are switched off. */
  noReminders: string;
  signIn: {
    subject: string;
    heading: string;
    press: string;
    /** The same for the console. */
    pressForConsole: string;
    button: string;
    /** For whoever reads the mail on another device than the one they asked on. */
    elsewhere(code: string): string;
    notAsked: string;
  };
  signOff: Readonly<Record<'asked' | 'signed' | 'returned', SignOffWords>> & {
    /** Why the reader gets it. */
    role: string;
  };
}

/** A mail about a record that a works council is asked to sign; `name` is the cycle's. */
export interface SignOffWords {
  subject(name: string): string;
  text(name: string): string;
  button: string;
  note: string;
}

/** What everyone should know before the first draft (R7). */
export interface Primer {
  title: string;
  paragraphs: readonly [string, string, string];
}
