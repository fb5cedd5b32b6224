import { ROLES, type Role } from '#domain/kinds.ts';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS } from '#domain/launch-policies/keys.ts';
import { valueWords } from '#domain/launch-policies/words.ts';
import { PERMISSION_TEXTS, type Permission, ROLE_NAMES, ROLE_PERMISSIONS } from '#domain/permissions.ts';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import { DATA_CATEGORIES, type DataCategory } from '#domain/privacy/categories.ts';
import { PARTICULARS, type Particulars, type ProcessingRecord } from '#domain/privacy/record.ts';
import { plural } from '../words.ts';

/** A part of the record: a table with its heading, shown as HTML and as Markdown alike. */
export interface RecordSection {
  heading: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export const PARTICULAR_LABELS: Readonly<Record<keyof Particulars, string>> = {
  controller: 'Who answers for the data',
  contact: 'Whom to ask, such as the data protection officer',
  legalBasis: 'Legal basis',
  recipients: 'Who else receives data, such as the host of the mail server',
  agreement: 'Agreement with the works council',
};

/** What a record says where the organisation has not written anything yet. */
export const TO_FILL_IN = 'To be filled in by the organisation';

const AFTERWARDS: Readonly<Record<DataCategory['afterwards'], string>> = {
  erased: 'Erased',
  anonymous: 'Kept without any name',
  kept: 'Kept until the person is erased',
};

/** What the console shows, each by the permission that opens it. */
const SHOWN: readonly Permission[] = [
  'cycle.read',
  'task.read',
  'okr.read',
  'lesson.read',
  'people.read',
  'audit.read',
  'administration.read',
  'record.read',
];

/** Roles that count for some departments alone. */
const OF_A_PART: readonly Role[] = ['lead', 'coach'];

/** @returns the whole record in words, in the order in which people ask. */
export function recordSections(record: ProcessingRecord): RecordSection[] {
  const { policies, organisation, period } = record;
  const fact = ['What', 'How it is'];
  return [
    {
      heading: 'What it is for',
      columns: fact,
      rows: [
        ['What the data may be used for', policies['declared-use'].join(' ')],
        ['Whom it is about', whom(record)],
        ['Period', period],
        ['Ratings', 'None is computed, and no score leaves by itself'],
        ['What HR ops may take out', whatLeaves(record)],
        ['Figures about a group', `Shown from ${plural(SMALLEST_GROUP, 'answer')} on`],
        ...PARTICULARS.map((key) => [PARTICULAR_LABELS[key], organisation[key] || TO_FILL_IN]),
      ],
    },
    {
      heading: 'Who sees what in the console',
      columns: ['What', 'Who'],
      rows: [
        ...SHOWN.map((permission) => [capital(PERMISSION_TEXTS[permission].does), whoHas(permission)]),
        ['What people write in reviews, concerns and feedback', 'Nobody in the console'],
      ],
    },
    {
      heading: 'What is kept, why and how long',
      columns: ['What', 'Why', 'Who sees it', keptUntil(record)],
      rows: DATA_CATEGORIES.map(({ what, why, seenBy, afterwards }) => [
        what,
        why,
        seenBy,
        AFTERWARDS[afterwards],
      ]),
    },
    { heading: 'What holds in it', columns: fact, rows: [...policyRows(record), ...settingRows(record)] },
  ];
}

function whom({ departments, except = [] }: ProcessingRecord): string {
  const all = departments.length > 0 ? departments.join('; ') : 'Everyone in the organisation';
  return except.length > 0 ? `${all}, but not ${except.join('; ')}` : all;
}

function whatLeaves({ settings }: ProcessingRecord): string {
  return settings.individualScoresLeave
    ? 'Final goals, who agreed them, and scores, of single people too; everybody sees what leaves about them and may add a comment'
    : 'Final goals, who agreed them, and scores of departments; scores of single people stay. Everybody sees what leaves about them and may add a comment';
}

function keptUntil({ policies }: ProcessingRecord): string {
  return `${policies['retention-months'].join(' or ')} months after the end`;
}

/** What it may be used for stands above, where everybody looks first. */
function policyRows({ policies }: ProcessingRecord): (readonly [string, string])[] {
  return LAUNCH_POLICY_KEYS.filter((key) => key !== 'declared-use').map((key) => [
    LAUNCH_POLICIES[key].label,
    policies[key].map((value) => valueWords(key, value)).join('; or, depending on the department: '),
  ]);
}

function settingRows({ settings }: ProcessingRecord): [string, string][] {
  const { undoMinutes, onDeadline } = settings;
  return [
    ['An answer can be taken back', `For ${plural(undoMinutes, 'minute')}`],
    [
      'When a deadline passes with something open',
      onDeadline.approval === 'close'
        ? 'Goals are in force, not yet agreed; silence never agrees'
        : 'The phase goes on; silence never agrees',
    ],
    [
      'Mails',
      'At most one a working day with something to do; in the weeks of check-ins one a week, for leads two',
    ],
  ];
}

/** The roles as the one table of permissions has them. */
function whoHas(permission: Permission): string {
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
  return new Intl.ListFormat('en').format(
    roles.map((role) => `${ROLE_NAMES[role]}${OF_A_PART.includes(role) ? ' for their part' : ''}`),
  );
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** @returns the record as a Markdown file, which prints and diffs. @param status what was signed or not, in a sentence. */
export function recordMarkdown(record: ProcessingRecord, status: string): string {
  // A pipe would end the cell, and a line break the row.
  const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|');
  const table = ({ heading, columns, rows }: RecordSection) =>
    [`## ${heading}`, '', ...[columns, columns.map(() => '---'), ...rows].map(line)].join('\n');
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return `# Record of processing: ${cell(record.name)}\n\n${cell(status)}\n\n${recordSections(record).map(table).join('\n\n')}\n`;
}
