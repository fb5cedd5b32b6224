import { type RawBuilder, sql } from 'kysely';

/**
 * The one list of what is kept about people in which table: what retention erases, what a person gets when they ask, what
 * erasing somebody comes to. A test fails when a table is added that stands nowhere here.
 */
export interface PersonalTable {
  table: string;
  /** Under which heading people find it. */
  group: DataGroup;
  /** In words for whoever asks for what is kept about them. */
  what: string;
  /** Holds for the rows of a cycle; null for what belongs to no cycle. */
  ofCycle: ((cycleId: string) => RawBuilder<unknown>) | null;
  /** Columns that name a person. */
  persons: readonly string[];
  /** Who wrote the words; their erasure takes the words along. */
  author?: string;
  /** What somebody wrote, and what stands in its place afterwards. */
  words?: Readonly<Record<string, '' | null>>;
  /** Rows that mean nothing without who and what: they go as a whole. */
  goes?: boolean;
  /** By which columns they go with one person; all of `persons` where nothing is said. */
  goesBy?: readonly string[];
  /** Stays when a cycle's time is over: it shows who administered it. */
  accountable?: boolean;
}

/** The headings under which people find what is kept about them. */
export const DATA_GROUPS = [
  'person',
  'goals',
  'check-ins',
  'reviews',
  'scores',
  'concerns',
  'feedback',
  'tasks',
  'mails',
  'access',
  'trail',
] as const;
export type DataGroup = (typeof DATA_GROUPS)[number];

const direct = (table: string) => (cycleId: string) => sql`${sql.ref(`${table}.cycle_id`)} = ${cycleId}`;
const byTask = (table: string) => (cycleId: string) =>
  sql`${sql.ref(`${table}.task_id`)} in (select id from task where cycle_id = ${cycleId})`;
const bySet = (table: string) => (cycleId: string) =>
  sql`${sql.ref(`${table}.okr_set_id`)} in (select id from okr_set where cycle_id = ${cycleId})`;
/** Key results of a cycle. */
export const keyResultsOf = (cycleId: string) =>
  sql`(select k.id from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
        where s.cycle_id = ${cycleId})`;
const byKeyResult = (table: string) => (cycleId: string) =>
  sql`${sql.ref(`${table}.key_result_id`)} in ${keyResultsOf(cycleId)}`;

export const PERSONAL_DATA: readonly PersonalTable[] = [
  // Words go before the rows on which they hang.
  {
    table: 'concern',
    group: 'concerns',
    what: 'Concerns you raised or were asked',
    ofCycle: direct('concern'),
    persons: ['raiser_id', 'recipient_id', 'answered_by'],
    author: 'raiser_id',
    words: { content_id: null, answer_content_id: null },
  },
  {
    table: 'kudos',
    group: 'feedback',
    what: 'Thanks you gave or got',
    ofCycle: direct('kudos'),
    persons: ['from_person_id', 'to_person_id'],
    author: 'from_person_id',
    goes: true,
  },
  {
    table: 'feedback',
    group: 'feedback',
    what: 'Feedback you gave or got',
    ofCycle: direct('feedback'),
    persons: ['from_person_id', 'to_person_id'],
    author: 'from_person_id',
    goes: true,
  },
  {
    table: 'feedback_request',
    group: 'feedback',
    what: 'Feedback you asked for or were asked for',
    ofCycle: direct('feedback_request'),
    persons: ['from_person_id', 'to_person_id'],
    author: 'from_person_id',
    goes: true,
  },
  {
    table: 'reflection',
    group: 'feedback',
    what: 'What you learned',
    ofCycle: direct('reflection'),
    persons: ['person_id'],
    author: 'person_id',
    words: { learned: '', team: '', process: '', lesson_of: null },
  },
  {
    table: 'celebration_words',
    group: 'feedback',
    what: 'Your words at the celebration',
    ofCycle: direct('celebration_words'),
    persons: ['person_id'],
    author: 'person_id',
    words: { words: '' },
  },
  {
    table: 'review_point',
    group: 'reviews',
    what: 'What reviewers said about single goals',
    ofCycle: bySet('review_point'),
    persons: [],
    words: { entity_title: '', comment: '', proposal: null, answer_text: '' },
  },
  {
    table: 'review',
    group: 'reviews',
    what: 'Reviews you wrote',
    ofCycle: bySet('review'),
    persons: ['reviewer_id'],
    author: 'reviewer_id',
    words: { comment: '', answer: '' },
  },
  {
    table: 'conversation',
    group: 'reviews',
    what: 'Conversations about goals that you said took place',
    ofCycle: bySet('conversation'),
    persons: ['person_id'],
  },
  {
    table: 'change_request',
    group: 'goals',
    what: 'Changes of goals you asked for',
    ofCycle: direct('change_request'),
    persons: ['asked_by'],
    author: 'asked_by',
    words: { reason: '', words: '' },
  },
  {
    table: 'proposal',
    group: 'goals',
    what: 'Goals you proposed',
    ofCycle: direct('proposal'),
    persons: ['person_id', 'answered_by'],
    author: 'person_id',
    words: { title: '', why: '', words: '' },
  },
  {
    table: 'dependency',
    group: 'goals',
    what: 'What another department was asked for, as far as you answered',
    ofCycle: byKeyResult('dependency'),
    persons: ['answered_by'],
    author: 'answered_by',
    words: { words: '' },
  },
  {
    table: 'check_in',
    group: 'check-ins',
    what: 'Your check-ins',
    ofCycle: byKeyResult('check_in'),
    persons: ['person_id', 'entered_by_id'],
    author: 'person_id',
    words: { note: '', blocker: '' },
  },
  {
    table: 'score',
    group: 'scores',
    what: 'Scores you gave',
    ofCycle: byKeyResult('score'),
    persons: ['by_person_id', 'entered_by_id'],
    author: 'by_person_id',
    words: { reason: '', own_reason: '' },
  },
  {
    table: 'score_version',
    group: 'scores',
    what: 'Scores you put right',
    ofCycle: byKeyResult('score_version'),
    persons: ['by_person_id'],
    author: 'by_person_id',
    words: { reason: '' },
  },
  {
    table: 'leaving_comment',
    group: 'scores',
    what: 'What you said to what leaves about you',
    ofCycle: direct('leaving_comment'),
    persons: ['person_id'],
    author: 'person_id',
    goes: true,
  },
  {
    table: 'pulse_answer',
    group: 'feedback',
    what: 'Your answers about a pilot',
    ofCycle: direct('pulse_answer'),
    persons: ['person_id'],
  },
  {
    table: 'okr_version',
    group: 'goals',
    what: 'Versions of goals you made',
    ofCycle: bySet('okr_version'),
    persons: ['by_person_id'],
  },
  {
    table: 'contributor',
    group: 'goals',
    what: 'Key results you contribute to',
    ofCycle: byKeyResult('contributor'),
    persons: ['person_id'],
  },
  {
    table: 'key_result',
    group: 'goals',
    what: 'Key results you own',
    ofCycle: (cycleId) => sql`key_result.id in ${keyResultsOf(cycleId)}`,
    persons: ['owner_id'],
  },
  {
    table: 'okr_set',
    group: 'goals',
    what: 'Goals you own',
    ofCycle: direct('okr_set'),
    persons: ['owner_id'],
  },
  {
    table: 'action_link',
    group: 'mails',
    what: 'Links in mails to you',
    ofCycle: byTask('action_link'),
    persons: ['person_id'],
    goes: true,
  },
  {
    table: 'preparer',
    group: 'goals',
    what: 'Drafts you helped with',
    ofCycle: byTask('preparer'),
    persons: ['person_id'],
  },
  {
    table: 'notice',
    group: 'mails',
    what: 'What you were told',
    ofCycle: direct('notice'),
    persons: ['person_id'],
    goes: true,
  },
  {
    table: 'inbound_mail',
    group: 'mails',
    what: 'Your replies to mails',
    ofCycle: direct('inbound_mail'),
    persons: ['person_id'],
    author: 'person_id',
    words: { answer: null, message_id: null },
  },
  {
    table: 'mail',
    group: 'mails',
    what: 'Mails you were sent',
    ofCycle: (cycleId) => sql`mail.cycle_ids @> array[${cycleId}::uuid]`,
    persons: ['person_id'],
    author: 'person_id',
    words: { to_address: null, subject: '', text: '', html: '', calendar: null },
  },
  {
    table: 'joiner',
    group: 'tasks',
    what: 'How you joined a running cycle',
    ofCycle: direct('joiner'),
    persons: ['person_id'],
  },
  {
    table: 'task',
    group: 'tasks',
    what: 'What you were asked, and when it was done',
    ofCycle: direct('task'),
    persons: ['person_id'],
  },
  {
    table: 'member',
    group: 'tasks',
    what: 'Cycles you take part in',
    ofCycle: direct('member'),
    persons: ['person_id'],
  },
  {
    table: 'champion',
    group: 'tasks',
    what: 'Pilots you can tell others about',
    ofCycle: (cycleId) =>
      sql`champion.follow_up_id in (select id from follow_up where cycle_id = ${cycleId})`,
    persons: ['person_id'],
    goes: true,
  },
  {
    table: 'charter',
    group: 'tasks',
    what: 'Pilots you sponsor',
    ofCycle: direct('charter'),
    persons: ['sponsor_id'],
    accountable: true,
  },
  {
    table: 'pilot_decision',
    group: 'tasks',
    what: 'Decisions about pilots you made',
    ofCycle: direct('pilot_decision'),
    persons: ['by_person_id'],
    accountable: true,
  },
  {
    table: 'cycle',
    group: 'tasks',
    what: 'Cycles you sponsor',
    ofCycle: (cycleId) => sql`cycle.id = ${cycleId}`,
    persons: ['sponsor_id'],
    accountable: true,
  },
  {
    table: 'sign_off',
    group: 'access',
    what: 'Records you asked to have signed, or signed',
    ofCycle: direct('sign_off'),
    persons: ['asked_by', 'decided_by'],
    accountable: true,
  },
  {
    table: 'retention',
    group: 'access',
    what: 'Erasures you postponed',
    ofCycle: direct('retention'),
    persons: ['held_by'],
    accountable: true,
  },
  {
    table: 'rehearsal',
    group: 'access',
    what: 'Rehearsals you asked for',
    ofCycle: null,
    persons: ['asked_by_id'],
    accountable: true,
  },
  {
    table: 'reorganisation',
    group: 'access',
    what: 'Mergers and splits of departments you asked for',
    ofCycle: null,
    persons: ['asked_by_id'],
    accountable: true,
  },
  // What belongs to a person, not to a cycle.
  {
    table: 'absence',
    group: 'person',
    what: 'When you were away, and whom you stood in for',
    ofCycle: null,
    persons: ['person_id', 'delegate_id', 'entered_by_id'],
    goesBy: ['person_id'],
    goes: true,
  },
  {
    table: 'hand_over',
    group: 'goals',
    what: 'Key results that changed hands',
    ofCycle: null,
    persons: ['from_person_id', 'to_person_id'],
  },
  {
    table: 'card',
    group: 'access',
    what: 'Printed cards',
    ofCycle: null,
    persons: ['person_id', 'made_by_lead_id'],
    goesBy: ['person_id'],
    goes: true,
  },
  {
    table: 'mail_suppression',
    group: 'mails',
    what: 'That mail to your address came back',
    ofCycle: null,
    persons: ['person_id'],
    author: 'person_id',
    goes: true,
  },
  {
    table: 'reminder_choice',
    group: 'mails',
    what: 'Whether you want reminders',
    ofCycle: null,
    persons: ['person_id'],
    author: 'person_id',
    goes: true,
  },
  {
    table: 'sign_in',
    group: 'access',
    what: 'When you asked to sign in',
    ofCycle: null,
    persons: ['person_id'],
    author: 'person_id',
    goes: true,
  },
  {
    table: 'session',
    group: 'access',
    what: 'When you were signed in',
    ofCycle: null,
    persons: ['person_id'],
    author: 'person_id',
    goes: true,
  },
  {
    table: 'access_grant',
    group: 'access',
    what: 'Roles you had or gave',
    ofCycle: null,
    persons: ['person_id', 'granted_by'],
    accountable: true,
  },
  {
    table: 'api_key',
    group: 'access',
    what: 'Keys you made',
    ofCycle: null,
    persons: ['created_by'],
    accountable: true,
  },
  {
    table: 'department',
    group: 'person',
    what: 'Departments you lead',
    ofCycle: null,
    persons: ['lead_id'],
    accountable: true,
  },
  {
    table: 'person',
    group: 'person',
    what: 'You, and people whose manager or delegate you are',
    ofCycle: null,
    persons: ['id', 'manager_id', 'delegate_id'],
    accountable: true,
  },
];

/** Tables in which nothing is about a person, or only by way of rows that are listed above. */
export const NOT_PERSONAL: readonly string[] = [
  'policy',
  'cycle_policy',
  'cycle_department',
  'cohort',
  'department_alias',
  'phase_run',
  'step',
  'objective',
  'alignment',
  'initiative',
  'milestone',
  'reported_value',
  'adjustment',
  'final_pending',
  'carry_over',
  'parent_change',
  'hand_over_key_result',
  'follow_up',
  'follow_up_wave',
  'asked_changed',
  'outbox',
  'mail_pace',
  'webhook',
  'webhook_event',
  'webhook_delivery',
  'webhook_attempt',
  // The trail forgets by a way of its own, see docs/decisions/0024.
  'audit_event',
  'audit_content',
  // Minutes or a day, then they are gone.
  'kept_people_file',
  'idempotent_answer',
  // The first line of a people file and what its names mean; no row of it.
  'people_columns',
];
