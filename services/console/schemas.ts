import { type Static, Type } from 'typebox';
import { STANDINGS } from '#domain/check-ins/standing.ts';
import {
  CYCLE_KINDS,
  CYCLE_STATES,
  DEPENDENCY_STATES,
  MAIL_STATES,
  PARENT_CHANGES,
  PERSON_STATES,
  PHASES,
  ROLES,
  TASK_KINDS,
} from '#domain/kinds.ts';
import { LAUNCH_POLICY_KEYS } from '#domain/launch-policies/keys.ts';
import { takesWords } from '#domain/launch-policies/words.ts';
import { PROBLEM_CODES } from '#domain/people-file/problems.ts';
import { FIGURES } from '#domain/pilot/figures.ts';

/** The shapes of the REST interface; the OpenAPI document is made from them. */

const oneOf = <Word extends string>(words: readonly Word[]) => Type.Enum([...words]);
const nullable = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()]);
const moment = () => Type.String({ format: 'date-time' });
const date = () => Type.String({ format: 'date' });
const count = () => Type.Integer({ minimum: 0 });

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Stable name of the kind of problem, a URN.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to do.' }),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), value: Type.String(), remedy: Type.String() })),
    ),
  },
  { description: 'RFC 9457', additionalProperties: true },
);
/** The answers that any route may give. */
export const PROBLEMS = { '4xx': ProblemSchema, '5xx': ProblemSchema };

export const ImportReportSchema = Type.Object({
  rows: count(),
  created: count(),
  updated: count(),
  unchanged: count(),
  badRows: count(),
  missing: Type.Array(
    Type.Object({
      employeeId: nullable(Type.String()),
      email: nullable(Type.String()),
      name: Type.String(),
      department: Type.String(),
    }),
    { description: 'People in Quarterdeck whom the file does not mention; they stay.' },
  ),
  newDepartments: Type.Array(Type.String()),
  problems: Type.Array(
    Type.Object({
      line: Type.Integer({ description: 'As an editor counts; where the row starts.' }),
      column: Type.String(),
      code: oneOf(PROBLEM_CODES),
      message: Type.String(),
      fix: Type.String(),
    }),
  ),
  notices: Type.Array(
    Type.Object({ line: Type.Integer(), column: Type.String(), code: Type.String(), message: Type.String() }),
  ),
  defaults: Type.Array(Type.String()),
  ignoredColumns: Type.Array(Type.String()),
  dryRun: Type.Boolean(),
  written: Type.Boolean(),
});

export const PersonSchema = Type.Object({
  id: Type.String(),
  employeeId: nullable(Type.String()),
  email: nullable(Type.String()),
  name: Type.String(),
  title: nullable(Type.String()),
  department: Type.String(),
  manager: nullable(Type.String()),
  timeZone: Type.String(),
  locale: Type.String(),
  country: Type.String(),
  role: oneOf(ROLES),
  state: oneOf(PERSON_STATES),
});

export const SuppressionSchema = Type.Object({
  address: Type.String(),
  personId: Type.String(),
  name: Type.String(),
  department: Type.String(),
  status: Type.String({ description: 'What the relay said, such as 5.1.1 (RFC 3463).' }),
  since: moment(),
});

export const DepartmentSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  path: Type.String(),
  lead: nullable(Type.String()),
  people: count(),
  peopleWithSubDepartments: count(),
  individualOkrs: Type.Boolean(),
});

const cycleFields = {
  id: Type.String(),
  name: Type.String(),
  kind: oneOf(CYCLE_KINDS),
  period: Type.String({ examples: ['2027-Q1'] }),
  startsOn: date(),
  endsOn: date(),
  state: oneOf(CYCLE_STATES),
  timeZone: Type.String(),
  version: Type.Integer({
    description: 'Rises with each command; send it as If-Match to be sure of what you saw.',
  }),
  launchedAt: moment(),
  pausedAt: nullable(moment()),
  closedAt: nullable(moment()),
  participants: count(),
  cohorts: count(),
  openPhases: Type.Array(oneOf(PHASES)),
  nextDeadline: nullable(moment()),
  nextOpening: nullable(moment()),
};
export const CycleSchema = Type.Object(cycleFields);

const countFields = { open: count(), done: count(), missed: count(), cancelled: count(), late: count() };
const CountsSchema = Type.Object(countFields);
export const ProgressSchema = Type.Object({
  ...cycleFields,
  phases: Type.Array(
    Type.Object({
      phase: oneOf(PHASES),
      planned: count(),
      open: count(),
      closed: count(),
      cancelled: count(),
      opensAt: moment(),
      closesAt: moment(),
      opensOn: date(),
      closesOn: date(),
      tasks: CountsSchema,
    }),
  ),
  tasksByKind: Type.Array(Type.Object({ kind: oneOf(TASK_KINDS), ...countFields })),
  departments: Type.Array(
    Type.Object({
      id: Type.String(),
      path: Type.String(),
      people: count(),
      openPhases: Type.Array(oneOf(PHASES)),
      nextDeadline: nullable(moment()),
      tasks: CountsSchema,
    }),
  ),
  mails: Type.Object(Object.fromEntries(MAIL_STATES.map((state) => [state, count()]))),
  mailsGoneAt: nullable(moment()),
  late: Type.Array(
    Type.Object({
      name: Type.String(),
      department: Type.String(),
      kind: oneOf(TASK_KINDS),
      phase: oneOf(PHASES),
      taskId: Type.String(),
      openedAt: moment(),
      dueAt: moment(),
    }),
    { description: 'The 25 longest overdue, where the policy allows lists by name.' },
  ),
  lateUnnamed: Type.Array(
    Type.Object({ department: Type.String(), people: count(), tasks: count(), oldest: moment() }),
    { description: 'Who is late in numbers, where the policy forbids lists by name.' },
  ),
  dependencies: Type.Object(
    {
      accepted: count(),
      countered: count(),
      declined: count(),
      unanswered: count(),
      atRisk: Type.Array(
        Type.Object({
          asker: Type.String(),
          department: Type.String(),
          wanted: Type.String(),
          neededBy: Type.String({ format: 'date' }),
          state: oneOf(DEPENDENCY_STATES),
        }),
        { description: 'The 25 that are needed first, of those without a promise.' },
      ),
    },
    { description: 'What departments ask of each other.' },
  ),
  replies: Type.Object(
    { recorded: count(), unclear: count(), foreignSender: count() },
    {
      description:
        'Replies by mail: those that counted, those that were unclear, those from another address.',
    },
  ),
  concerns: Type.Object(
    { raised: count(), open: count(), overdue: count(), answered: count(), inTime: count() },
    { description: 'Concerns that people raised, in numbers alone.' },
  ),
  undelivered: Type.Array(SuppressionSchema, { description: 'Addresses of its people that take no mail.' }),
  goals: Type.Object(
    {
      stale: Type.Array(
        Type.Object({
          owner: Type.String(),
          department: Type.Union([Type.String(), Type.Null()]),
          changes: Type.Array(
            Type.Object({
              title: Type.String(),
              keyResult: Type.Union([Type.String(), Type.Null()]),
              change: oneOf(PARENT_CHANGES),
            }),
          ),
        }),
        { description: 'Goals that build on one that has changed since; the 25 that wait longest.' },
      ),
      uncovered: Type.Array(Type.String(), {
        description: 'Objectives of the strategy to which nobody contributes.',
      }),
    },
    { description: 'Goals that deserve a look because of how they hang together.' },
  ),
});

export const CharterSchema = Type.Object(
  {
    sponsor: Type.Optional(
      Type.String({
        description: 'Who decides: email address or employee id; the cycle’s sponsor when left out.',
      }),
    ),
    hypothesis: Type.String({ examples: ['If two departments agree goals, they need fewer meetings.'] }),
    measures: Type.Array(
      Type.Object({
        text: Type.String(),
        figure: oneOf(FIGURES),
        target: Type.Union([Type.Number(), Type.Null()]),
      }),
      { description: 'Three.' },
    ),
    decisionOn: Type.String({ examples: ['2027-04-21'] }),
  },
  { description: 'Why there is a pilot, how one will know, and when it is decided.' },
);

/** Each policy with what it takes. */
const POLICY_HELP = LAUNCH_POLICY_KEYS.map((key) => `${key}: ${takesWords(key)}`).join('; ');

export const LaunchSchema = Type.Object({
  quarter: Type.String({
    description: 'A quarter, a year, or two days with .. between them.',
    examples: ['2027-Q1', '2027', '2027-02-01..2027-04-30'],
  }),
  departments: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      description: 'Names or paths, each with its sub-departments; none means everyone.',
    }),
  ),
  except: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      description: 'Names or paths that stay out, each with its sub-departments: everyone but these.',
    }),
  ),
  start: Type.Optional(
    Type.String({ description: 'now, or a day; three weeks before the period when left out.' }),
  ),
  name: Type.Optional(Type.String({ maxLength: 120 })),
  sponsor: Type.Optional(Type.String({ description: 'Email of who states the strategy of a pilot.' })),
  note: Type.Optional(
    Type.String({
      description: 'The sponsor’s own words, with which the first mail begins; at most 2000 characters.',
    }),
  ),
  charter: Type.Optional(CharterSchema),
  settingsFrom: Type.Optional(
    Type.String({ description: 'Id of a cycle, such as a pilot, whose settings it takes over.' }),
  ),
  texts: Type.Optional(
    Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
      description:
        'Own words in the mails of this cycle, by language (en, de, fr, es): sender, intro, signature. What is left out is said in the product’s words.',
      examples: [{ en: { sender: 'Acme Goals', signature: 'Questions? Ask your People team.' } }],
    }),
  ),
  policies: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
      {
        description: `What this launch decides for itself, frozen with the cycle; "own" leaves one as the organisation has it. ${POLICY_HELP}`,
        examples: [{ 'check-in-rhythm': 'fortnightly', 'individual-okrs': ['Engineering'] }],
      },
    ),
  ),
  includeShared: Type.Optional(
    Type.Boolean({ description: 'Also people who are in a running cycle already.' }),
  ),
  dryRun: Type.Optional(Type.Boolean({ description: 'Say what would happen and write nothing.' })),
});
export type LaunchBody = Static<typeof LaunchSchema>;

export const LaunchAnswerSchema = Type.Object({
  dryRun: Type.Boolean(),
  cycleId: Type.Optional(Type.String({ description: 'Left out by a dry run of a new cycle.' })),
  name: Type.String(),
  created: Type.Boolean({ description: 'False when the very same cycle was already there.' }),
  cohorts: count(),
  participants: count(),
  shared: Type.Array(
    Type.Object({ name: Type.String(), email: nullable(Type.String()), cycle: Type.String() }),
    { description: 'People of the scope who stay in the cycle they are already in.' },
  ),
  plan: Type.Optional(
    Type.Object(
      {
        period: Type.Object({
          name: Type.String(),
          startsOn: date(),
          endsOn: date(),
        }),
        announceOn: date(),
        sponsor: Type.Union([
          Type.Object({ name: Type.String(), email: nullable(Type.String()) }),
          Type.Null(),
        ]),
        phases: Type.Array(Type.Object({ phase: oneOf(PHASES), opensAt: moment(), closesAt: moment() })),
        policies: Type.Array(
          Type.Object({
            key: oneOf(LAUNCH_POLICY_KEYS),
            label: Type.String(),
            holds: Type.String({ description: 'What holds for the people of the scope, in words.' }),
            changed: Type.Boolean({ description: 'Whether this launch decided it for itself.' }),
          }),
        ),
      },
      { description: 'What a dry run shows: the plan as the largest part of the scope would see it.' },
    ),
  ),
});

export const CommandResultSchema = Type.Object({
  cycleId: Type.String(),
  version: Type.Integer(),
  summary: Type.String({ description: 'What has happened, in a sentence.' }),
});
export const ExtendSchema = Type.Object({
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: 'Working days.' })),
  to: Type.Optional(Type.String({ description: 'A day, instead of a number of days.' })),
  phase: Type.Optional(oneOf(PHASES)),
});

export const RemindSchema = Type.Object({
  department: Type.Optional(Type.String({ description: 'A department’s path: it and all below it.' })),
  lateOnly: Type.Optional(Type.Boolean({ description: 'Only whose task is late.' })),
});
const OutstandingTaskSchema = Type.Object({
  taskId: Type.String(),
  name: Type.String(),
  department: Type.String(),
  kind: oneOf(TASK_KINDS),
  phase: oneOf(PHASES),
  openedAt: moment(),
  dueAt: moment(),
});
const outstandingFields = {
  total: count(),
  people: count(),
  named: Type.Array(OutstandingTaskSchema, {
    description: 'The longest due, where lists by name are allowed.',
  }),
  unnamed: Type.Array(
    Type.Object({ department: Type.String(), people: count(), tasks: count(), oldest: moment() }),
  ),
};
export const OutstandingSchema = Type.Object(outstandingFields);
export const ReminderPreviewSchema = Type.Object({
  ...outstandingFields,
  remindedToday: count(),
  withoutReminders: count(),
  withoutMail: count(),
});

export const AuditSchema = Type.Object({
  id: Type.Integer(),
  at: moment(),
  actorKind: Type.String(),
  actor: nullable(Type.String()),
  action: Type.String(),
  phase: Type.Union([oneOf(PHASES), Type.Null()]),
  entityKind: Type.String(),
  entityId: nullable(Type.String()),
  detail: Type.Unknown(),
});

const StandingCountsSchema = Type.Record(oneOf(STANDINGS), count());
export const StandingsSchema = Type.Object({
  total: StandingCountsSchema,
  departments: Type.Array(Type.Object({ path: Type.String(), counts: StandingCountsSchema })),
  lookAt: Type.Array(
    Type.Object({
      title: Type.String(),
      owner: Type.String(),
      department: Type.String(),
      baseline: Type.Union([Type.Number(), Type.Null()]),
      target: Type.Number(),
      unit: Type.String(),
      currentValue: Type.Union([Type.Number(), Type.Null()]),
      standing: oneOf(STANDINGS),
      blocker: Type.String(),
    }),
    { description: 'At risk or blocked, the least sure first.' },
  ),
});
