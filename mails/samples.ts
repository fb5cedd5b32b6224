import { type NoticeKind, TASK_KINDS, type TaskKind } from '#domain/kinds.ts';
import type { ReplyAnswer } from '#domain/reply/answer.ts';
import type {
  CelebrationFacts,
  ChangeAboveFacts,
  ConcernFacts,
  MailReader,
  NoticeFacts,
  ProgressFacts,
  SetFacts,
} from './model.ts';

/** Facts such as a mail is made of, for looking at mails without a cycle: in development and in tests. */

const DUE: Readonly<Record<TaskKind, string>> = {
  acknowledge: '2026-12-18T16:00:00Z',
  draft: '2027-01-15T16:00:00Z',
  review: '2027-01-22T16:00:00Z',
  'check-in': '2027-02-19T16:00:00Z',
  score: '2027-04-07T15:00:00Z',
  reflect: '2027-04-09T15:00:00Z',
  decide: '2027-01-18T16:00:00Z',
  answer: '2027-01-22T16:00:00Z',
  concern: '2027-02-19T16:00:00Z',
  change: '2027-02-19T16:00:00Z',
  feedback: '2027-02-19T16:00:00Z',
  pace: '2027-02-19T16:00:00Z',
  welcome: '2027-02-19T16:00:00Z',
  decisions: '2027-02-26T16:00:00Z',
  celebrate: '2027-04-09T15:00:00Z',
  'pilot-decision': '2027-04-28T15:00:00Z',
  champion: '2027-05-12T15:00:00Z',
};

const SET: SetFacts = {
  level: 'department',
  departmentName: 'Customer Care',
  ownerName: 'Lena Lindqvist',
  why: 'Half of our new customers leave within a year, and most of them never got going.',
  notThisQuarter: 'A second help centre',
  objectives: ['New customers feel at home from the first day', 'Nobody has to ask the same question twice'],
};

const CELEBRATION: CelebrationFacts = {
  departmentName: null,
  people: 1204,
  objectives: 31,
  successes: [
    { title: 'New customers feel at home from the first day', department: 'Customer Care' },
    { title: 'The invoice is understood at first reading', department: 'Legal Affairs' },
  ],
  stretch: { title: 'Nobody has to ask the same question twice', department: 'Customer Care' },
  meanScore: 0.64,
  kudos: [{ from: 'Pia Petit', to: 'Otto Olsen', text: 'you stayed calm when the line was down' }],
  lessons: 12,
  told: [{ from: 'Otto Olsen', about: 'Half the paper by spring', text: 'We asked the shops too late' }],
  ownGoals: true,
  words: { from: 'Lena Lindqvist', text: 'You kept calm when it counted.' },
};

const PROGRESS: ProgressFacts = {
  departmentName: 'Customer Care',
  lines: [
    {
      title: 'New customers feel at home from the first day',
      progress: 0.45,
      standing: 'on-track',
      moved: [{ title: 'Share of new customers active after 30 days', from: 58, to: 62.5, unit: '%' }],
    },
    { title: 'Nobody has to ask the same question twice', progress: null, standing: 'pending', moved: [] },
  ],
};

const CHANGES_ABOVE: ChangeAboveFacts[] = [
  {
    title: 'New customers feel at home from the first day',
    keyResult: 'Share of new customers active after 30 days',
    change: 'target',
    before: 60,
    after: 70,
    unit: '%',
  },
  {
    title: 'Nobody has to ask the same question twice',
    keyResult: null,
    change: 'dropped',
    before: null,
    after: null,
    unit: '',
  },
];

const CONCERN: ConcernFacts = {
  raiserName: 'Otto Olsen',
  recipientName: 'Lena Lindqvist',
  confidential: true,
  state: 'open',
  dueAt: new Date('2027-02-19T16:00:00Z'),
};

const ANSWER: ReplyAnswer = {
  is: 'recorded',
  undoUntil: '2027-02-15T09:10:00Z',
  keyResults: [
    {
      label: 'A',
      title: 'Share of new customers active after 30 days',
      value: 62.5,
      unit: '%',
      confidence: 7,
      note: 'The new first page helps',
      blocker: 'Legal has not read it yet',
      said: true,
    },
    {
      label: 'B',
      title: 'Days until the first result',
      value: 9,
      unit: '',
      confidence: 5,
      note: '',
      blocker: '',
      said: false,
    },
  ],
};
const WEEK = {
  title: 'Days until the first result',
  owner: 'Otto Olsen',
  unit: 'days',
  value: 9,
  valueBefore: 12,
  confidence: 5,
  confidenceBefore: 8,
  blocker: 'We wait for an answer from legal',
};
const AGENDA = { moved: [WEEK], blocked: [WEEK], fell: [WEEK] };

/** A reader in a country that writes numbers and days its own way. @param locale such as `de-CH`. */
export function sampleReader(locale: string): MailReader {
  return { name: 'Ada Amsler', locale, timeZone: 'Europe/Zurich' };
}

/** @returns one notice of a kind, with all the facts that any of its texts uses. */
export function sampleNotice(kind: NoticeKind, baseUrl: string, id = '1'): NoticeFacts {
  const taskKind = TASK_KINDS.find((each) => each === kind) ?? (kind === 'reply' ? 'check-in' : 'draft');
  const withTask = !WITHOUT_TASK.includes(kind);
  const asked = kind === 'check-in' || kind === 'score' || kind === 'team-goals' || kind === 'handed-over';
  return {
    kind,
    phase: 'cascade',
    cycle: { id: 'cycle', name: 'Pilot Customer Care', period: '2027-Q1' },
    task: withTask
      ? {
          id,
          kind: taskKind,
          dueAt: new Date(DUE[taskKind]),
          ordinal: kind === 'check-in' ? 7 : 1,
          personName: 'Otto Olsen',
          sequence: 0,
        }
      : null,
    calledOff: [],
    url: withTask && kind !== 'escalation' ? `${baseUrl}/t/sample-${id}` : null,
    set: SET,
    celebration: kind === 'celebration' ? CELEBRATION : null,
    progress: kind === 'progress' ? PROGRESS : null,
    asked:
      kind === 'acknowledge'
        ? [{ asked: 'Fewer key results at a time', changed: 'Three are enough from now on' }]
        : [],
    ownTexts: null,
    leaderNote:
      kind === 'acknowledge'
        ? {
            from: 'Petra Pohl',
            text: 'We lose too many people in their first year.\n\nLet us change that together.',
          }
        : null,
    champion: kind === 'acknowledge' ? 'Pia Petit' : null,
    keyResults: asked ? ['Share of new customers active after 30 days', 'Days until the first result'] : [],
    adjusting: kind === 'check-in',
    lettered:
      kind === 'check-in'
        ? ['A – Share of new customers active after 30 days', 'B – Days until the first result']
        : null,
    answer: kind === 'reply' ? ANSWER : null,
    concern: kind.startsWith('concern') ? CONCERN : null,
    changesAbove: kind === 'parent-changed' ? CHANGES_ABOVE : [],
    dependency:
      kind === 'answer' || kind === 'answered'
        ? {
            askerName: 'Lena Lindqvist',
            departmentName: 'Legal Affairs',
            keyResult: 'Days until the first contract is signed',
            wanted: 'A contract that fits on two pages',
            neededBy: '2027-02-12',
            state: kind === 'answer' ? 'asked' : 'countered',
            words: 'three pages, and a week later',
          }
        : null,
    proposal:
      kind === 'proposal-answered'
        ? {
            title: 'Nobody waits for a spare part',
            leadName: 'Lena Lindqvist',
            answer: 'taken',
            words: 'A good one',
          }
        : null,
    reorganisation:
      kind === 'reorganised'
        ? {
            kind: 'merge',
            from: 'Company / Night Care',
            into: 'Company / Customer Care',
            leadName: 'Lena Lindqvist',
            goals: 'keep',
          }
        : null,
    handOver: kind === 'handed-over' ? { fromName: 'Otto Olsen', until: '2027-02-26' } : null,
    returned:
      kind === 'returned'
        ? {
            from: '2027-02-15',
            to: '2027-02-26',
            delegate: 'Otto Olsen',
            passedOn: 3,
            keyResultsBack: true,
            open: 2,
          }
        : null,
    change:
      kind === 'change' || kind === 'change-decided'
        ? {
            askerName: 'Otto Olsen',
            change: 'target',
            keyResult: 'Share of new customers active after 30 days',
            reason: 'A third of the team has been lent to the release until the end of March.',
            state: kind === 'change' ? 'open' : 'approved',
            words: 'Agreed, and thank you for saying it early.',
          }
        : null,
    agenda: kind === 'feedback' ? AGENDA : null,
    request: null,
    about: kind === 'pace' || kind === 'welcome' ? 'Otto Olsen' : null,
    feedbackFrom: kind === 'check-in' ? ['Lena Lindqvist'] : [],
    nextPeriod: false,
    subjectId: 'subject',
  };
}

const WITHOUT_TASK: readonly NoticeKind[] = [
  'strategy-published',
  'agreed',
  'in-force',
  'answered',
  'team-goals',
  'celebration',
  'progress',
  'cycle-cancelled',
  'talk',
  'parent-changed',
  'concern-overdue',
  'proposal-answered',
  'handed-over',
  'returned',
  'change-decided',
  'reorganised',
];
