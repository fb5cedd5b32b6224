import type { TaskKind } from '#domain/kinds.ts';
import type { DecisionChoice } from '#storage/actions/decide.ts';
import type { NotMeReason } from '../not-me.ts';
import type { ProblemCode } from '../problem-page.ts';
import type { CardTexts } from './card-model.ts';
import type { CelebrateTexts, CelebrationTexts } from './celebration-model.ts';
import type { ConcernTexts } from './concern-model.ts';
import type { AnswerTexts } from './en/answer.ts';
import type { DraftTexts } from './en/draft.ts';
import type { OkrTexts } from './en/okr.ts';
import type { ReviewTexts } from './en/review.ts';
import type { CheckInTexts, ScoreTexts } from './figures-model.ts';
import type { MineTexts } from './mine-model.ts';
import type { OkrsTexts, SignInTexts } from './okrs-model.ts';
import type { ChampionTexts, PilotDecisionTexts, PulseTexts } from './pilot-model.ts';
import type { PreparingTexts } from './preparing-model.ts';
import type { ProposalsTexts } from './proposals-model.ts';
import type { QuarterTexts } from './quarter-model.ts';
import type { StandingTexts } from './standing-model.ts';
import type { TeamTexts } from './team-model.ts';
import type { WelcomeTexts } from './welcome-model.ts';

/** A page that ends here, in words: what is so, what that means, what to do. */
export interface EndText {
  title: string;
  text: string;
  next: string;
}

/** What stands around every task, in one language. */
export interface FrameTexts {
  skip: string;
  /** Above an open task. */
  forWhom(person: string, cycle: string, due: string): string;
  /** Above a task that is done. */
  forWhomDone(person: string, cycle: string): string;
  canBeTakenBack: string;
  saved: string;
  /** Saving was pressed, and there was nothing new to save. */
  unchanged: string;
  changedYourMind(time: string): string;
  takeBack: string;
  /** The choice that taking back needs, and what is said without it. */
  yesTakeBack: string;
  tickTakeBack: string;
  closePage: string;
  thingsToLookAt(count: number): string;
  allStillHere: string;
  forOneAlone(person: string): string;
  notYou: string;
  realLink: string;
}

/** Where links end that lead nowhere any more, and what people did from a task's page. */
export interface EndTexts {
  unknown: EndText;
  revoked: EndText;
  expired: EndText;
  cancelled(cycle: string): EndText;
  /** Somebody else has the task now. */
  passedOn(person: string, cycle: string): EndText;
  closed(day: string, kind: TaskKind): EndText;
  tooLate: EndText;
  reported: EndText;
}

/** Where somebody says that a link is not for them. */
export interface NotMeTexts {
  title: string;
  lead(person: string): string;
  question: string;
  reasons: Readonly<Record<NotMeReason, string>>;
  send: string;
  choose: string;
}

export type ProblemTexts = Readonly<Record<ProblemCode, { title: string; text: string }>>;

export interface RealTexts {
  title: string;
  lead: string;
  links: { before: string; after: string };
  points: readonly [string, string, string];
  otherwise: string;
}

/** What stands around the texts that explain how goals work. */
export interface LearningTexts {
  title: string;
  lead: string;
  back: string;
  keptBy: string;
  forReviewers: string;
  /** Names the links to the other languages. */
  languages: string;
  notThere: { title: string; text: string; next: string };
}

/** The page behind "no more reminders". */
export interface RemindersTexts {
  title: string;
  /** Who is meant, above the rest. */
  forWhom(person: string): string;
  now: { on: string; off: string };
  explained: string;
  question: string;
  on: string;
  onHint: string;
  off: string;
  offHint: string;
  save: string;
  choose: string;
  saved: { on: string; off: string };
  expired: EndText;
  unknown: EndText;
}

export interface AcknowledgeTexts {
  title(period: string): string;
  why: string;
  howLong: string;
  /** The same for those who will review. */
  reviewing: { title: string; why: string; howLong: string };
  choose: string;
  notQuite(explanation: string): string;
  send: string;
  /** Above what people asked of the process last time. */
  askedChanged: string;
  /** Whom to ask, where somebody of the department has done it before. */
  champion(name: string): string;
  usedFor: string;
  done: { title: string; next: string };
}

export interface ReflectTexts {
  title(period: string): string;
  why: string;
  howLong: string;
  learned: { label: string; hint: string };
  /** Whether it may be told, for whoever missed something. */
  learnedTold: { label: string; hint(title: string): string };
  team: { label: string; hint: string };
  process: { label: string; hint: string };
  thanks: string;
  thanksOptional: string;
  kudosTo: { label: string; hint: string };
  kudosText: { label: string; hint: string };
  nothing: string;
  send: string;
  sayOrTick: string;
  bothSaid: string;
  shorten(most: number, length: number): string;
  shortenName(most: number): string;
  sayWhom: string;
  sayWhat: string;
  done: { title: string; next: string };
}

export interface DecideTexts {
  title: {
    nextPeriod(cycle: string): string;
    deadline(phase: string, open: number): string;
  };
  why: { nextPeriod: string; deadline: string };
  howLong: string;
  question: string;
  options: Readonly<Record<DecisionChoice, { label: string; hint: string }>>;
  decide: string;
  choose: string;
  doneTitle: string;
  done: Readonly<Record<DecisionChoice, string>>;
  /** Leads to the console, filled in; nothing has happened by then. */
  plan: string;
}

/** Everything pages say in one language; `registry.ts` finds the languages by their folders. */
export interface PageTexts {
  /** BCP 47, the same as the folder's name. */
  language: string;
  frame: FrameTexts;
  ends: EndTexts;
  notMe: NotMeTexts;
  problems: ProblemTexts;
  real: RealTexts;
  learning: LearningTexts;
  reminders: RemindersTexts;
  acknowledge: AcknowledgeTexts;
  reflect: ReflectTexts;
  decide: DecideTexts;
  checkIn: CheckInTexts;
  concern: ConcernTexts;
  celebrate: CelebrateTexts;
  pilotDecision: PilotDecisionTexts;
  champion: ChampionTexts;
  pulse: PulseTexts;
  celebration: CelebrationTexts;
  standing: StandingTexts;
  quarter: QuarterTexts;
  score: ScoreTexts;
  okr: OkrTexts;
  draft: DraftTexts;
  review: ReviewTexts;
  answer: AnswerTexts;
  okrs: OkrsTexts;
  preparing: PreparingTexts;
  proposals: ProposalsTexts;
  signIn: SignInTexts;
  welcome: WelcomeTexts;
  card: CardTexts;
  team: TeamTexts;
  mine: MineTexts;
}
