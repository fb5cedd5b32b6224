import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { MergedGoals } from '#domain/departments/merger.ts';
import type {
  ActorKind,
  Adjustment,
  CarryChoice,
  ChampionAnswer,
  Change,
  ChangeState,
  CohortState,
  ConcernAnswer,
  ConcernAudience,
  ConcernState,
  ConcernVia,
  ConversationWord,
  CycleKind,
  CycleState,
  DeadlinePolicy,
  DependencyAnswer,
  DependencyState,
  Direction,
  InboundVerdict,
  MailClass,
  MailState,
  MemberPart,
  NoticeKind,
  ObjectiveKind,
  OkrLevel,
  OkrState,
  OutboxKind,
  OutboxState,
  ParentChange,
  PeriodKind,
  PersonState,
  Phase,
  PhaseState,
  PilotChoice,
  PointAnswer,
  PointPart,
  PointVerdict,
  ProposalAnswer,
  ReorganisationKind,
  ReviewDecision,
  Rhythm,
  Role,
  SessionPlace,
  StepKind,
  TaskKind,
  TaskState,
  ValueSource,
  WebhookState,
} from '#domain/kinds.ts';
import type { Measure } from '#domain/pilot/charter.ts';
import type { Welcome } from '#domain/presence/joining.ts';
import type { ProcessingRecord } from '#domain/privacy/record.ts';
import type { SignOffState } from '#domain/privacy/sign-off.ts';
import type { RehearsalFigures, RehearsalState } from '#domain/rehearsal/state.ts';
import type { CycleSettings } from '#domain/settings.ts';

/** The types of the tables as migrations leave them; a test compares them with the database. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonOrNull = ColumnType<Json | null, string | null | undefined, string | null>;

/** What an outbox row carries: ids only, so that it may stay when contents are erased. */
export interface OutboxPayload {
  mailId?: string;
  /** Of a mail's reader, for limits of relays. */
  domain?: string;
  workflow?: 'okrCycle' | 'cohortCycle';
  workflowId?: string;
  cycleId?: string;
  cohortId?: string;
  signal?: 'settled' | 'levelPublished' | 'replan' | 'cohortClosed';
  phaseRunId?: string;
  webhookId?: string;
  eventId?: string;
}

export interface DepartmentTable {
  id: Generated<string>;
  parentId: string | null;
  name: string;
  path: string;
  leadId: string | null;
  createdAt: Date;
  /** The department it became part of; it lies below that one since. */
  mergedIntoId: Generated<string | null>;
  mergedAt: Generated<Date | null>;
}

/** A path under which people files may still know a department. */
export interface DepartmentAliasTable {
  path: string;
  departmentId: string;
  at: Date;
}

export interface PersonTable {
  id: Generated<string>;
  employeeId: string | null;
  email: string | null;
  name: string;
  title: string | null;
  departmentId: string;
  managerId: string | null;
  /** Who reviews in this person's place while they are away. */
  delegateId: string | null;
  timeZone: string;
  locale: string;
  country: string;
  role: Role;
  state: Generated<PersonState>;
  createdAt: Date;
  updatedAt: Date;
  /** When they were erased; somebody without a name, whom no list of people shows. */
  erasedAt: Generated<Date | null>;
}

export interface AbsenceTable {
  id: Generated<string>;
  personId: string;
  /** Local days, both included. */
  fromDay: string;
  toDay: string;
  delegateId: string | null;
  enteredBy: string;
  enteredById: string | null;
  enteredAt: Date;
  begunAt: Date | null;
  endedAt: Date | null;
}

export interface HandOverTable {
  id: Generated<string>;
  fromPersonId: string;
  toPersonId: string;
  /** Null: for good. */
  absenceId: string | null;
  at: Date;
  returnedAt: Date | null;
}

export interface HandOverKeyResultTable {
  handOverId: string;
  keyResultId: string;
}

export interface CardTable {
  id: string;
  personId: string;
  /** Of the printed code, which is stored nowhere. */
  digest: Buffer;
  issuedAt: Date;
  issuedBy: string;
  /** The lead who made it, and alone prints it; null: HR ops. */
  madeByLeadId: Generated<string | null>;
  revokedAt: Date | null;
}

export interface JoinerTable {
  cycleId: string;
  personId: string;
  /** The phase in which they joined, with the tasks that came of it. */
  phaseRunId: string | null;
  joinedAt: Date;
  /** The question to their manager, where one was asked. */
  taskId: string | null;
  choice: Welcome | null;
  okrSetId: string | null;
  settledAt: Date | null;
}

export interface PolicyTable {
  id: Generated<string>;
  key: string;
  departmentId: string | null;
  country: string | null;
  value: ColumnType<Json, string, string>;
}

/** The policies a cycle keeps from its launch on. */
export interface CyclePolicyTable {
  cycleId: string;
  key: string;
  departmentId: string | null;
  country: string | null;
  value: ColumnType<Json, string, string>;
}

export interface CycleTable {
  id: Generated<string>;
  name: string;
  kind: CycleKind;
  periodKind: PeriodKind;
  period: string;
  startsOn: string;
  endsOn: string;
  scopeKey: string;
  state: Generated<CycleState>;
  timeZone: string;
  country: string;
  sponsorId: string | null;
  strategyCycleId: string | null;
  /** The cycle, such as a pilot, whose settings it took over. */
  followsId: string | null;
  settings: JSONColumnType<CycleSettings>;
  version: Generated<number>;
  launchedBy: string;
  launchedAt: Date;
  pausedAt: Date | null;
  closedAt: Date | null;
}

export interface CycleDepartmentTable {
  cycleId: string;
  departmentId: string;
  isRoot: boolean;
}

export interface CohortTable {
  id: Generated<string>;
  cycleId: string;
  departmentId: string;
  timeZone: string;
  country: string;
  state: Generated<CohortState>;
}

export interface MemberTable {
  cycleId: string;
  personId: string;
  cohortId: string | null;
  part: MemberPart;
}

export interface PhaseRunTable {
  id: Generated<string>;
  cycleId: string;
  cohortId: string | null;
  phase: Phase;
  state: Generated<PhaseState>;
  opensAt: Date;
  closesAt: Date;
  onDeadline: DeadlinePolicy;
  extensions: Generated<number>;
  planVersion: Generated<number>;
  openedAt: Date | null;
  closedAt: Date | null;
}

export interface StepTable {
  phaseRunId: string;
  key: string;
  kind: StepKind;
  ordinal: Generated<number>;
  dueAt: Date;
  doneAt: Date | null;
  outcome: string | null;
}

export interface OkrSetTable {
  id: Generated<string>;
  cycleId: string;
  cohortId: string | null;
  level: OkrLevel;
  departmentId: string | null;
  ownerId: string;
  state: Generated<OkrState>;
  round: Generated<number>;
  version: Generated<number>;
  why: Generated<string>;
  notThisQuarter: Generated<string>;
  submittedAt: Date | null;
  publishedAt: Date | null;
  agreedAt: Date | null;
}

export interface ObjectiveTable {
  id: Generated<string>;
  okrSetId: string;
  position: number;
  title: string;
  kind: ObjectiveKind;
  local: Generated<boolean>;
}

export interface AlignmentTable {
  objectiveId: string;
  parentObjectiveId: string;
}

export interface KeyResultTable {
  id: Generated<string>;
  objectiveId: string;
  position: number;
  title: string;
  baseline: number | null;
  target: number;
  unit: Generated<string>;
  direction: Direction;
  ownerId: string;
  currentValue: number | null;
  confidence: number | null;
  startingConfidence: number | null;
  /** Null: as the policy of the department has it. */
  rhythm: Rhythm | null;
  /** The last week in which it was not asked about. */
  quietWeek: number | null;
  /** The week of its last check-in. */
  lastWeek: number | null;
  /** The last week of a pause. */
  pausedUntil: number | null;
  droppedAt: Date | null;
}

export interface ReportedValueTable {
  id: Generated<string>;
  keyResultId: string;
  value: number;
  source: ValueSource;
  at: Date;
}

export interface AdjustmentTable {
  keyResultId: string;
  choice: Adjustment;
  taskId: string;
  at: Date;
}

export interface ChangeRequestTable {
  id: Generated<string>;
  cycleId: string;
  okrSetId: string;
  keyResultId: string | null;
  change: Change;
  proposal: ColumnType<Json, string | undefined, string>;
  reason: string;
  askedBy: string;
  taskId: string;
  state: Generated<ChangeState>;
  at: Date;
  finalAt: Date;
  decidedAt: Date | null;
  words: Generated<string>;
}

export interface FeedbackRequestTable {
  id: Generated<string>;
  cycleId: string;
  fromPersonId: string;
  toPersonId: string;
  question: string;
  taskId: string;
  at: Date;
  finalAt: Date;
  openedAt: Date | null;
}

export interface FeedbackTable {
  id: Generated<string>;
  cycleId: string;
  fromPersonId: string;
  toPersonId: string;
  keyResultId: string | null;
  words: string;
  taskId: string;
  at: Date;
}

export interface ContributorTable {
  keyResultId: string;
  personId: string;
}

export interface InitiativeTable {
  id: Generated<string>;
  keyResultId: string;
  position: number;
  title: string;
}

export interface DependencyTable {
  id: Generated<string>;
  keyResultId: string;
  departmentId: string;
  wanted: string;
  neededBy: string;
  state: Generated<DependencyState>;
  askedAt: Date | null;
  answer: DependencyAnswer | null;
  words: Generated<string>;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export interface OkrVersionTable {
  okrSetId: string;
  version: number;
  round: Generated<number>;
  reason: string;
  content: ColumnType<Json, string, string>;
  byPersonId: string | null;
  at: Date;
}

export interface TaskTable {
  id: Generated<string>;
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  kind: TaskKind;
  personId: string;
  subjectId: string;
  ordinal: Generated<number>;
  state: Generated<TaskState>;
  openedAt: Date;
  dueAt: Date;
  settledAt: Date | null;
  finalAt: Date | null;
  finalisedAt: Date | null;
  outcome: JsonOrNull;
  /** The task of whoever is asked instead. */
  passedTo: string | null;
}

export interface ActionLinkTable {
  id: Generated<string>;
  taskId: string;
  personId: string;
  version: Generated<number>;
  expiresAt: Date;
  revokedAt: Date | null;
  asked: string[] | null;
}

export interface ReviewTable {
  taskId: string;
  okrSetId: string;
  round: number;
  reviewerId: string;
  decision: ReviewDecision;
  comment: Generated<string>;
  /** What the author says to the comment in the next round. */
  answer: Generated<string>;
  decidedAt: Date;
}

export interface ReviewPointTable {
  id: Generated<string>;
  taskId: string;
  okrSetId: string;
  round: number;
  place: number;
  part: PointPart;
  entityId: string;
  entityTitle: string;
  verdict: PointVerdict;
  comment: Generated<string>;
  proposal: JsonOrNull;
  answer: PointAnswer | null;
  answerText: Generated<string>;
  answeredAt: Date | null;
}

export interface ConversationTable {
  okrSetId: string;
  round: number;
  personId: string;
  word: ConversationWord;
  taskId: string;
  at: Date;
}

export interface ParentChangeTable {
  okrSetId: string;
  parentSetId: string;
  parentVersion: number;
  place: number;
  title: string;
  change: ParentChange;
  keyResult: string | null;
  before: number | null;
  after: number | null;
  unit: Generated<string>;
  at: Date;
  settledAt: Date | null;
}

export interface CheckInTable {
  keyResultId: string;
  week: number;
  taskId: string;
  personId: string;
  value: number | null;
  baseline: number | null;
  confidence: number;
  note: Generated<string>;
  blocker: Generated<string>;
  at: Date;
  /** Who entered it for the owner; null where it was the owner. */
  enteredById: Generated<string | null>;
}

export interface ScoreTable {
  keyResultId: string;
  taskId: string;
  finalValue: number;
  baseline: number | null;
  /** What counts. */
  score: number;
  reason: Generated<string>;
  /** What the formula gave, where somebody put a score of their own in its place. */
  formulaScore: number | null;
  ownReason: Generated<string>;
  /** Whose score it is. */
  byPersonId: string;
  /** Who entered it in their place. */
  enteredById: Generated<string | null>;
  at: Date;
}

export interface FinalPendingTable {
  keyResultId: string;
  taskId: string;
  at: Date;
}

export interface ScoreVersionTable {
  id: Generated<string>;
  keyResultId: string;
  /** Null: HR ops. */
  byPersonId: string | null;
  valueBefore: number | null;
  valueAfter: number;
  scoreBefore: number | null;
  scoreAfter: number;
  reason: string;
  at: Date;
}

export interface CarryOverTable {
  objectiveId: string;
  choice: CarryChoice;
  taskId: string;
  at: Date;
}

export interface MilestoneTable {
  id: Generated<string>;
  keyResultId: string;
  position: number;
  title: string;
  reachedAt: Date | null;
}

export interface ReflectionTable {
  taskId: string;
  cycleId: string;
  personId: string;
  learned: Generated<string>;
  /** What the team should keep or do differently. */
  team: Generated<string>;
  process: Generated<string>;
  /** What was learned may be told at the celebration, as a lesson from this key result. */
  lessonOf: string | null;
  at: Date;
}

export interface CelebrationWordsTable {
  taskId: string;
  cycleId: string;
  /** Null: for the whole cycle. */
  departmentId: string | null;
  personId: string;
  words: string;
  at: Date;
}

export interface AskedChangedTable {
  id: Generated<string>;
  cycleId: string;
  asked: string;
  changed: string;
  at: Date;
}

export interface KudosTable {
  id: Generated<string>;
  taskId: string;
  cycleId: string;
  fromPersonId: string;
  toText: string;
  /** The person of that name, where the thanks were given on a page that knows them. */
  toPersonId: string | null;
  objectiveId: string | null;
  keyResultId: string | null;
  text: string;
  at: Date;
}

export interface MailTable {
  id: Generated<string>;
  personId: string;
  class: MailClass;
  slot: string;
  messageId: string;
  toAddress: string | null;
  language: string;
  kinds: NoticeKind[];
  cycleIds: string;
  taskIds: string;
  subject: string;
  text: string;
  html: string;
  headers: JSONColumnType<Record<string, string>>;
  calendar: string | null;
  state: Generated<MailState>;
  sealedAt: Date;
  sentAt: Date | null;
}

export interface ConcernTable {
  id: Generated<string>;
  cycleId: string;
  cohortId: string | null;
  phaseRunId: string;
  raiserId: string;
  recipientId: string;
  audience: ConcernAudience;
  confidential: boolean;
  via: ConcernVia;
  state: Generated<ConcernState>;
  round: Generated<number>;
  contentId: string | null;
  raisedAt: Date;
  dueAt: Date;
  remindAt: Date;
  remindedAt: Date | null;
  overdueAt: Date | null;
  answer: ConcernAnswer | null;
  answerContentId: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  insistedAt: Date | null;
}

export interface InboundMailTable {
  id: Generated<string>;
  fingerprint: string;
  at: Date;
  verdict: InboundVerdict;
  personId: string | null;
  taskId: string | null;
  cycleId: string | null;
  mailId: string | null;
  messageId: string | null;
  status: string | null;
  answer: JsonOrNull;
}

/** What mailers keep together about limits of relays (see domain/mail-rate.ts). */
export interface MailPaceTable {
  scope: string;
  spokenUntil: Date;
}

export interface MailSuppressionTable {
  address: string;
  personId: string;
  mailId: string | null;
  status: string;
  since: Date;
}

export interface ReminderChoiceTable {
  personId: string;
  wanted: boolean;
  chosenAt: Date;
}

export interface ProposalTable {
  id: Generated<string>;
  cycleId: string;
  departmentId: string;
  personId: string;
  title: string;
  why: Generated<string>;
  proposedAt: Date;
  answer: ProposalAnswer | null;
  words: Generated<string>;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export interface PreparerTable {
  taskId: string;
  personId: string;
  askedAt: Date;
  readyAt: Date | null;
  endedAt: Date | null;
}

export interface SignInTable {
  id: Generated<string>;
  personId: string;
  /** Digest of a cookie: the browser in which it was asked. */
  browser: Buffer;
  askedAt: Date;
  expiresAt: Date;
  attempts: Generated<number>;
  usedAt: Date | null;
  place: Generated<SessionPlace>;
}

export interface SessionTable {
  id: Generated<string>;
  personId: string;
  /** Digest of the session's cookie. */
  secret: Buffer;
  openedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  place: Generated<SessionPlace>;
  /** When it was last used; null where no idle time counts. */
  seenAt: Date | null;
}

/** A role for a part of the organisation or a time, beside the one in the people file. */
export interface AccessGrantTable {
  id: Generated<string>;
  personId: string;
  role: Role;
  /** Null for the whole organisation. */
  departmentId: string | null;
  expiresAt: Date | null;
  grantedAt: Date;
  /** Null when it was given with the printed token. */
  grantedBy: string | null;
  endedAt: Date | null;
}

/** A key by which a program signs in; its secret is shown once and kept as a digest. */
export interface ApiKeyTable {
  id: Generated<string>;
  name: string;
  digest: Buffer;
  /** Its last characters, by which people tell keys apart. */
  endsWith: string;
  scopes: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The answer to a request with an Idempotency-Key; without a status while the first one is under way. */
export interface IdempotentAnswerTable {
  actor: string;
  key: string;
  /** Digest of what was asked. */
  request: Buffer;
  at: Date;
  status: number | null;
  contentType: string | null;
  location: string | null;
  body: string | null;
}

/** A people file between its preview and its import. */
export interface KeptPeopleFileTable {
  id: Generated<string>;
  name: string;
  bytes: Buffer;
  keptUntil: Date;
}

export interface CharterTable {
  cycleId: string;
  sponsorId: string;
  hypothesis: string;
  measures: JSONColumnType<Measure[]>;
  /** A day. */
  decisionOn: string;
  writtenBy: string;
  writtenAt: Date;
  askedAt: Date | null;
  remindedAt: Date | null;
  /** When to look next whether the sponsor has decided; null when there is nothing to look after. */
  chaseAt: Date | null;
}

export interface PulseAnswerTable {
  taskId: string;
  cycleId: string;
  personId: string;
  question: string;
  value: number;
}

export interface PilotDecisionTable {
  cycleId: string;
  taskId: string;
  choice: PilotChoice;
  waves: number | null;
  reason: string;
  byPersonId: string;
  at: Date;
  effectiveAt: Date | null;
}

export interface FollowUpTable {
  id: Generated<string>;
  cycleId: string;
  createdAt: Date;
}

export interface FollowUpWaveTable {
  followUpId: string;
  ordinal: number;
  period: string;
  /** Paths; empty: everyone. */
  departments: string[];
}

export interface ChampionTable {
  followUpId: string;
  personId: string;
  /** Null as long as they have not said. */
  answer: ChampionAnswer | null;
  answeredAt: Date | null;
}

export interface ReorganisationTable {
  id: Generated<string>;
  kind: ReorganisationKind;
  fromPath: string;
  intoPath: string;
  intoId: string | null;
  goals: MergedGoals | null;
  request: JSONColumnType<object, string | undefined, string>;
  askedById: string | null;
  actorKind: ActorKind;
  actorLabel: string;
  askedAt: Date;
  finalAt: Date;
  doneAt: Date | null;
  takenBackAt: Date | null;
  refused: string | null;
}

export interface PeopleColumnsTable {
  header: string;
  columns: JSONColumnType<{ [name: string]: string }>;
  saidAt: Date;
}

export interface RehearsalTable {
  id: Generated<string>;
  name: string;
  departments: string[];
  form: JSONColumnType<{ [field: string]: string | string[] }>;
  digest: string;
  state: Generated<RehearsalState>;
  share: Generated<number>;
  day: string | null;
  askedById: string | null;
  askedAt: Date;
  beatAt: Date;
  endedAt: Date | null;
  figures: JSONColumnType<RehearsalFigures | null, string | null | undefined, string | null>;
  report: string | null;
  problem: string | null;
}

/** What a works council is asked to sign before a launch. */
export interface SignOffTable {
  id: Generated<string>;
  name: string;
  period: string;
  scopeKey: string;
  /** Paths; empty: everyone. */
  departments: string[];
  digest: string;
  /** What was signed, word for word. */
  record: JSONColumnType<ProcessingRecord>;
  /** What HR ops asked for. */
  launch: ColumnType<Json, string, string>;
  state: Generated<SignOffState>;
  askedAt: Date;
  /** Null when it was asked with the printed token or a key. */
  askedBy: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: Generated<string>;
  cycleId: string | null;
}

/** When the personal contents of a cycle are erased, or were. */
export interface RetentionTable {
  cycleId: string;
  eraseAt: Date;
  heldUntil: Generated<Date | null>;
  holdReason: Generated<string>;
  heldBy: Generated<string | null>;
  heldAt: Generated<Date | null>;
  erasedAt: Generated<Date | null>;
  people: Generated<number>;
  rows: Generated<number>;
}

/** What somebody says to what leaves about them. */
export interface LeavingCommentTable {
  cycleId: string;
  personId: string;
  words: string;
  at: Date;
}

export interface NoticeTable {
  id: Generated<string>;
  key: string;
  cycleId: string;
  cohortId: string | null;
  phase: Phase;
  personId: string;
  kind: NoticeKind;
  class: Generated<MailClass>;
  taskId: string | null;
  subjectId: string | null;
  dueAt: Date;
  mootAt: Date | null;
  mailId: string | null;
  /** The trace in which it was written; null where nobody collects traces. */
  traceparent: Generated<string | null>;
}

export interface OutboxTable {
  id: GeneratedAlways<number>;
  kind: OutboxKind;
  key: string;
  cycleId: string | null;
  payload: JSONColumnType<OutboxPayload>;
  state: Generated<OutboxState>;
  notBefore: Date;
  priority: Generated<number>;
  attempts: Generated<number>;
  claimedBy: number | null;
  lastError: string | null;
  createdAt: Date;
  settledAt: Date | null;
  /** The trace in which it was written; null where nobody collects traces. */
  traceparent: Generated<string | null>;
}

/** A system that is told of events. */
export interface WebhookTable {
  id: Generated<string>;
  url: string;
  events: string[];
  state: Generated<WebhookState>;
  /** The key of LINK_KEYS from which its secret is computed. */
  keyId: string;
  version: Generated<number>;
  /** The key of the former secret, which signs beside the new one for a while. */
  oldKeyId: string | null;
  oldUntil: Date | null;
  createdAt: Date;
}

export interface WebhookEventTable {
  id: Generated<string>;
  key: string;
  type: string;
  cycleId: string | null;
  at: Date;
  body: string;
}

export interface WebhookDeliveryTable {
  webhookId: string;
  eventId: string;
  outboxId: number;
}

export interface WebhookAttemptTable {
  id: GeneratedAlways<number>;
  webhookId: string;
  eventId: string;
  at: Date;
  status: number | null;
  problem: string | null;
  tookMs: number;
}

export interface AuditContentTable {
  id: Generated<string>;
  content: ColumnType<Json, string, string>;
}

export interface AuditEventTable {
  id: GeneratedAlways<number>;
  at: Date;
  actorKind: ActorKind;
  actorId: string | null;
  action: string;
  cycleId: string | null;
  phase: Phase | null;
  entityKind: string;
  entityId: string | null;
  detail: ColumnType<Json, string, string>;
  contentId: string | null;
}

export interface Tables {
  department: DepartmentTable;
  person: PersonTable;
  absence: AbsenceTable;
  handOver: HandOverTable;
  handOverKeyResult: HandOverKeyResultTable;
  card: CardTable;
  joiner: JoinerTable;
  policy: PolicyTable;
  cyclePolicy: CyclePolicyTable;
  cycle: CycleTable;
  cycleDepartment: CycleDepartmentTable;
  cohort: CohortTable;
  member: MemberTable;
  phaseRun: PhaseRunTable;
  step: StepTable;
  okrSet: OkrSetTable;
  objective: ObjectiveTable;
  alignment: AlignmentTable;
  keyResult: KeyResultTable;
  reportedValue: ReportedValueTable;
  adjustment: AdjustmentTable;
  changeRequest: ChangeRequestTable;
  feedbackRequest: FeedbackRequestTable;
  feedback: FeedbackTable;
  contributor: ContributorTable;
  initiative: InitiativeTable;
  dependency: DependencyTable;
  okrVersion: OkrVersionTable;
  task: TaskTable;
  actionLink: ActionLinkTable;
  review: ReviewTable;
  reviewPoint: ReviewPointTable;
  conversation: ConversationTable;
  parentChange: ParentChangeTable;
  checkIn: CheckInTable;
  score: ScoreTable;
  finalPending: FinalPendingTable;
  scoreVersion: ScoreVersionTable;
  carryOver: CarryOverTable;
  milestone: MilestoneTable;
  reflection: ReflectionTable;
  celebrationWords: CelebrationWordsTable;
  askedChanged: AskedChangedTable;
  kudos: KudosTable;
  mail: MailTable;
  concern: ConcernTable;
  inboundMail: InboundMailTable;
  mailPace: MailPaceTable;
  mailSuppression: MailSuppressionTable;
  reminderChoice: ReminderChoiceTable;
  proposal: ProposalTable;
  preparer: PreparerTable;
  signIn: SignInTable;
  session: SessionTable;
  accessGrant: AccessGrantTable;
  apiKey: ApiKeyTable;
  idempotentAnswer: IdempotentAnswerTable;
  keptPeopleFile: KeptPeopleFileTable;
  charter: CharterTable;
  pulseAnswer: PulseAnswerTable;
  pilotDecision: PilotDecisionTable;
  departmentAlias: DepartmentAliasTable;
  followUp: FollowUpTable;
  followUpWave: FollowUpWaveTable;
  champion: ChampionTable;
  reorganisation: ReorganisationTable;
  peopleColumns: PeopleColumnsTable;
  rehearsal: RehearsalTable;
  signOff: SignOffTable;
  retention: RetentionTable;
  leavingComment: LeavingCommentTable;
  notice: NoticeTable;
  outbox: OutboxTable;
  webhook: WebhookTable;
  webhookEvent: WebhookEventTable;
  webhookDelivery: WebhookDeliveryTable;
  webhookAttempt: WebhookAttemptTable;
  auditContent: AuditContentTable;
  auditEvent: AuditEventTable;
}
