/**
 * The one list of phases, kinds and states. Pages, SQL checks (see `storage/kind-checks.ts`), reports and
 * types derive from it; nothing else spells these words out as a list.
 */

/** The phases of a cycle in the order of the process; a cycle whose phases are all closed is `closed`. */
export const PHASES = [
  'preparation',
  'strategy',
  'cascade',
  'approval',
  'check-ins',
  'scoring',
  'celebration',
] as const;
export type Phase = (typeof PHASES)[number];

/** Phases that belong to the whole cycle and run in `okrCycle`; all others run once per cohort. */
export const CYCLE_WIDE_PHASES = ['strategy', 'celebration'] as const satisfies readonly Phase[];

export const CYCLE_KINDS = ['pilot', 'company'] as const;
export type CycleKind = (typeof CYCLE_KINDS)[number];

export const PERIOD_KINDS = ['quarter', 'year', 'custom'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const CYCLE_STATES = ['running', 'paused', 'cancelled', 'closed'] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

export const COHORT_STATES = ['open', 'closed', 'cancelled'] as const;
export type CohortState = (typeof COHORT_STATES)[number];

export const MEMBER_PARTS = ['participant', 'reviewer', 'sponsor', 'observer'] as const;
export type MemberPart = (typeof MEMBER_PARTS)[number];

export const PHASE_STATES = ['planned', 'open', 'closed', 'cancelled'] as const;
export type PhaseState = (typeof PHASE_STATES)[number];

/** What happens at a phase's deadline when tasks are still open. */
export const DEADLINE_POLICIES = ['close', 'extend', 'ask'] as const;
export type DeadlinePolicy = (typeof DEADLINE_POLICIES)[number];

/** What a step of the plan does; its key says which one of that kind it is. */
export const STEP_KINDS = ['open', 'widen', 'remind', 'escalate', 'close', 'week-open'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const TASK_KINDS = [
  'acknowledge',
  'draft',
  'review',
  'check-in',
  'score',
  'reflect',
  'decide',
  'answer',
  'concern',
  'change',
  'feedback',
  'pace',
  'decisions',
  'celebrate',
  'pilot-decision',
  'welcome',
  'champion',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * Tasks that belong to no phase's work: they stay open when their phase closes, keep none from closing, and are reminded of
 * by themselves.
 */
export const BESIDE_PHASES = ['concern', 'pilot-decision', 'champion'] as const satisfies readonly TaskKind[];

/** @returns whether the end of a phase is no end for such a task. */
export function isBesidePhases(kind: TaskKind): boolean {
  return BESIDE_PHASES.some((each) => each === kind);
}

/** `missed`: its phase closed before it was done. `cancelled`: it is no longer owed (leaver, new manager, cancelled cycle). */
export const TASK_STATES = ['open', 'done', 'missed', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Notices that say "this task is yours" bear the task's kind; the others tell or nudge. */
export const NOTICE_KINDS = [
  ...TASK_KINDS,
  'reminder',
  'escalation',
  'strategy-published',
  'agreed',
  'in-force',
  'answered',
  'team-goals',
  'deadline-moved',
  'celebration',
  'cycle-cancelled',
  'talk',
  'parent-changed',
  'proposal-answered',
  'prepare-asked',
  'prepared',
  'reply',
  'concern-answered',
  'concern-overdue',
  'handed-over',
  'returned',
  'change-decided',
  'progress',
  'reorganised',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a person can do without: no mail is written for these alone to whoever switched reminders off. */
export const OPTIONAL_NOTICES = [
  'reminder',
  'celebration',
  'progress',
] as const satisfies readonly NoticeKind[];

/** `routine` mails obey the mail budget (D11); `immediate` ones answer what a person has just done. */
export const MAIL_CLASSES = ['routine', 'immediate'] as const;
export type MailClass = (typeof MAIL_CLASSES)[number];

export const MAIL_STATES = ['pending', 'sent', 'failed', 'unknown', 'suppressed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const OUTBOX_KINDS = ['mail', 'start', 'signal', 'webhook'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

export const WEBHOOK_STATES = ['active', 'paused', 'removed'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const OUTBOX_STATES = ['pending', 'sending', 'sent', 'failed', 'unknown'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/**
 * What became of a mail that came in. From `recorded` to `concern` its sender is told. The rest answers nobody:
 * `automatic` and `report` come from machines, `foreign-sender` is not who the address was made for, `too-many` came after
 * too many answers in an hour, `unreadable` could not be taken apart, `gone` is from somebody who left; `undelivered` and
 * `delayed` are reports about mails of ours.
 */
export const INBOUND_VERDICTS = [
  'recorded',
  'unclear',
  'repeated',
  'closed',
  'cancelled',
  'by-page',
  'not-yours',
  'concern',
  'automatic',
  'report',
  'foreign-sender',
  'too-many',
  'unreadable',
  'gone',
  'undelivered',
  'delayed',
] as const;
export type InboundVerdict = (typeof INBOUND_VERDICTS)[number];

export const OKR_LEVELS = ['company', 'department', 'individual'] as const;
export type OkrLevel = (typeof OKR_LEVELS)[number];

/**
 * `submitted` is a published draft waiting for review. `in-force`: the deadline passed without agreement (D10).
 * `lapsed`: nothing was submitted before the deadline. `scored`: the quarter is over and counted.
 */
export const OKR_STATES = [
  'draft',
  'submitted',
  'changes-requested',
  'agreed',
  'in-force',
  'lapsed',
  'scored',
] as const;
export type OkrState = (typeof OKR_STATES)[number];

export const OBJECTIVE_KINDS = ['committed', 'aspirational'] as const;
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];

export const DIRECTIONS = ['increase', 'decrease'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a department asked for help says. */
export const DEPENDENCY_ANSWERS = ['accept', 'counter', 'decline'] as const;
export type DependencyAnswer = (typeof DEPENDENCY_ANSWERS)[number];

/** What a lead says to a goal that somebody of the team proposed. */
export const PROPOSAL_ANSWERS = ['taken', 'declined'] as const;
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number];

/** `draft`: written, and asked once the draft is published. `asked` without an answer is a risk. */
export const DEPENDENCY_STATES = ['draft', 'asked', 'accepted', 'countered', 'declined'] as const;
export type DependencyState = (typeof DEPENDENCY_STATES)[number];

/** `agree-in-conversation` counts once its author has said the same of the same content; alone it agrees nothing. */
export const REVIEW_DECISIONS = ['agree', 'request-change', 'agree-in-conversation'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Whom somebody turns to with a concern. */
export const CONCERN_AUDIENCES = ['manager', 'hr-ops', 'coach'] as const;
export type ConcernAudience = (typeof CONCERN_AUDIENCES)[number];

export const CONCERN_VIAS = ['page', 'mail'] as const;
export type ConcernVia = (typeof CONCERN_VIAS)[number];

/** `lapsed`: who was to answer has left, and it was told to nobody else. */
export const CONCERN_STATES = ['open', 'answered', 'lapsed'] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

/** What whoever is asked says to it; `hand-on` asks HR ops instead. */
export const CONCERN_ANSWERS = ['answer', 'talk', 'hand-on'] as const;
export type ConcernAnswer = (typeof CONCERN_ANSWERS)[number];

/** What a reviewer says about one objective or key result. */
export const POINT_VERDICTS = ['agree', 'request-change', 'propose'] as const;
export type PointVerdict = (typeof POINT_VERDICTS)[number];

export const POINT_PARTS = ['objective', 'key-result'] as const;
export type PointPart = (typeof POINT_PARTS)[number];

/** What the author did with it: took the proposal, or answered in words. */
export const POINT_ANSWERS = ['taken', 'words'] as const;
export type PointAnswer = (typeof POINT_ANSWERS)[number];

/** What one side said about talking: that they would like to, or that both agreed when they did. */
export const CONVERSATION_WORDS = ['wish', 'agreed'] as const;
export type ConversationWord = (typeof CONVERSATION_WORDS)[number];

/** Values of the policy `reviewers`: who agrees somebody's goals. */
export const REVIEWER_POLICIES = ['manager', 'department-lead', 'both'] as const;
export type ReviewerPolicy = (typeof REVIEWER_POLICIES)[number];

/** What can happen to a goal above that makes those below look at theirs again. */
export const PARENT_CHANGES = ['target', 'direction', 'dropped'] as const;
export type ParentChange = (typeof PARENT_CHANGES)[number];

/** How often a key result is asked about; the values of the policy `check-in-rhythm`. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Where a figure came from that nobody typed into a page. */
export const VALUE_SOURCES = ['api', 'csv'] as const;
export type ValueSource = (typeof VALUE_SOURCES)[number];

/** What the owner of a key result says about it in the middle of the period, once. */
export const ADJUSTMENTS = ['keep', 'change', 'drop'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/** What can be asked to become of goals that are agreed. */
export const CHANGES = ['target', 'wording', 'drop', 'add', 'hand-over'] as const;
export type Change = (typeof CHANGES)[number];

/** `asked`: it can still be taken back, and reaches its reviewers after that as `open`. */
export const CHANGE_STATES = ['asked', 'open', 'approved', 'declined', 'lapsed'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What its owner wants to become of an objective in the next period. */
export const CARRY_CHOICES = ['carry-over', 'rewrite', 'drop'] as const;
export type CarryChoice = (typeof CARRY_CHOICES)[number];

/** What somebody chose after three missed weeks; the last two are their manager's to decide. */
export const PACES = ['stay', 'fortnightly', 'monthly', 'pause', 'hand-over'] as const;
export type Pace = (typeof PACES)[number];

/** What a pilot's sponsor decides at its end. */
export const PILOT_CHOICES = ['stop', 'repeat', 'roll-out'] as const;
export type PilotChoice = (typeof PILOT_CHOICES)[number];

/** What somebody of a pilot says to helping others; nobody is named a champion without having said yes. */
export const CHAMPION_ANSWERS = ['accept', 'decline'] as const;
export type ChampionAnswer = (typeof CHAMPION_ANSWERS)[number];

/** What can become of departments in mid-cycle. */
export const REORGANISATION_KINDS = ['merge', 'split'] as const;
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number];

/** What becomes of a change that was asked for. */
export const CHANGE_ANSWERS = ['approve', 'decline'] as const;
export type ChangeAnswer = (typeof CHANGE_ANSWERS)[number];

export const ROLES = [
  'employee',
  'lead',
  'executive',
  'hr_ops',
  'coach',
  'auditor',
  'works_council',
] as const;
export type Role = (typeof ROLES)[number];

export const PERSON_STATES = ['active', 'away', 'left'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** `key`: a program with an API key. `token`: whoever holds the console's printed token. `hr-ops`: a tool run on the server. */
export const ACTOR_KINDS = ['person', 'hr-ops', 'system', 'key', 'token'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Where a session opens doors: everybody's goals, or the console. */
export const SESSION_PLACES = ['tree', 'console'] as const;
export type SessionPlace = (typeof SESSION_PLACES)[number];
