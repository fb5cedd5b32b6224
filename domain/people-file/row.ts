import { ROLES, type Role } from '#domain/kinds.ts';
import { closest } from './closest.ts';
import type { Column, Header } from './header.ts';
import { countryHint, knownCountry, knownLocale, knownZone, zoneHint } from './places.ts';
import type { Problem, ProblemCode } from './problems.ts';

/**
 * One row of the file, checked by itself. Undefined: the file says nothing about it (no such column, or an
 * empty cell where emptiness means "as before" or "the default"). Null: the file says there is none.
 */
export interface FileRow {
  line: number;
  employeeId: string | null;
  /** In the spelling of the file; compared without regard to case. */
  email: string | null | undefined;
  name: string;
  /** As written; `departments.ts` finds the path. */
  department: string;
  title: string | null | undefined;
  managerEmail: string | null | undefined;
  managerId: string | null | undefined;
  timeZone: string | undefined;
  locale: string | undefined;
  country: string | undefined;
  role: Role | undefined;
}

const LONGEST: Record<Column, number> = {
  employee_id: 64,
  email: 254,
  name: 200,
  manager_email: 254,
  manager_id: 64,
  department: 500,
  title: 200,
  time_zone: 64,
  locale: 35,
  country: 60,
  role: 30,
};
/** C0, DEL and C1 controls, and the invisible marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROLS = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const ROLE_BY_LETTERS = new Map<string, Role>(ROLES.map((role) => [role.replace('_', ''), role]));

/**
 * @param fields one record of the file.
 * @param line the line it starts on.
 * @returns the row with every problem it has by itself; with a problem, `row` still holds what is needed to
 *   recognise the person as somebody's manager, and is null when not even that is certain.
 */
export function checkRow(
  fields: string[],
  line: number,
  header: Header,
): { row: FileRow | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (column: Column | '', code: ProblemCode, message: string, fix: string) =>
    problems.push({ line, column, code, message, fix });

  if (!hasRightWidth(fields, header)) {
    const { width } = header;
    problem(
      '',
      'wrong-field-count',
      `The row has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, the header ${width}.`,
      'Put quotes around values that contain the separator, and give each column its field, empty or not.',
    );
    return { row: presumed(fields, line, header), problems };
  }

  const cell = (column: Column): string | undefined => {
    const position = header.positions.get(column);
    if (position === undefined) return undefined;
    const raw = fields[position] ?? '';
    const value = isPlain(raw) ? raw.trim() : tidy(raw);
    if (CONTROLS.test(value))
      problem(
        column,
        'control-characters',
        `${shown(value)} contains an invisible control character.`,
        'Type the value anew.',
      );
    else if (value.includes('\ufffd'))
      problem(
        column,
        'damaged-text',
        `${shown(value)} contains a character that was lost when the file was saved.`,
        'Export the file as UTF-8, or type the value anew.',
      );
    else if (value.length > LONGEST[column])
      problem(
        column,
        'too-long',
        `${shown(value)} has ${value.length} characters; at most ${LONGEST[column]} fit.`,
        'Shorten it.',
      );
    else return value;
    return undefined;
  };
  const email = (column: 'email' | 'manager_email') => {
    const value = cell(column);
    if (value === undefined || value === '') return value === '' ? null : undefined;
    const wrong = badEmail(value);
    if (wrong) problem(column, 'bad-email', `${shown(value)} is not an email address: ${wrong}.`, EMAIL_FIX);
    return wrong ? undefined : value;
  };
  const place = (
    column: 'time_zone' | 'locale' | 'country',
    code: ProblemCode,
    known: (value: string) => string | null,
    what: string,
    hint: (value: string) => string,
  ) => {
    const value = cell(column);
    if (value === undefined || value === '') return undefined;
    const found = known(value);
    if (found === null) problem(column, code, `${shown(value)} is not a known ${what}.`, hint(value));
    return found ?? undefined;
  };

  const before = problems.length;
  const employeeId = cell('employee_id');
  const address = email('email');
  const keyIsSound = problems.length === before;
  if (keyIsSound && !employeeId && !address)
    problem(
      header.positions.has('employee_id') ? 'employee_id' : 'email',
      'missing-key',
      'The row has neither an employee id nor an email address.',
      'Give the person at least one of the two.',
    );
  const name = cell('name');
  if (name === '') problem('name', 'missing-name', 'The row has no name.', 'Fill in the name.');
  const department = cell('department');
  if (department === '')
    problem('department', 'missing-department', 'The row has no department.', 'Fill in the department.');

  const row: FileRow = {
    line,
    employeeId: employeeId || null,
    email: address,
    name: name ?? '',
    department: department ?? '',
    title: orNull(cell('title')),
    managerEmail: email('manager_email'),
    managerId: orNull(cell('manager_id')),
    timeZone: place('time_zone', 'unknown-zone', knownZone, 'time zone', zoneHint),
    locale: place('locale', 'unknown-locale', knownLocale, 'language', () => LOCALE_FIX),
    country: place('country', 'unknown-country', knownCountry, 'country', countryHint),
    role: roleOf(cell('role'), problem),
  };
  return { row: row.employeeId || row.email ? row : null, problems };
}

/** Whom a misshapen row may mean: enough to not call its reports' manager unknown, never enough to import. */
function presumed(fields: string[], line: number, header: Header): FileRow | null {
  const at = (column: Column) => fields[header.positions.get(column) ?? -1]?.trim() || null;
  const email = at('email');
  const keys = { employeeId: at('employee_id'), email: email?.includes('@') ? email : null };
  if (!keys.employeeId && !keys.email) return null;
  const nothing = { title: undefined, managerEmail: undefined, managerId: undefined, timeZone: undefined };
  return {
    ...keys,
    ...nothing,
    line,
    name: '',
    department: '',
    locale: undefined,
    country: undefined,
    role: undefined,
  };
}

const orNull = (value: string | undefined) => (value === '' ? null : value);

const EMAIL_FIX = 'Write one address such as anna@example.org, or leave the cell empty.';
const LOCALE_FIX = 'Write a language code such as en, de-DE or pt-BR.';

/** Spreadsheets pad rows with empty cells; missing cells they never leave out. */
function hasRightWidth(fields: string[], header: Header): boolean {
  if (fields.length === header.fullWidth || fields.length === header.width) return true;
  return fields.length > header.width && fields.slice(header.width).every((field) => field.trim() === '');
}

function roleOf(
  value: string | undefined,
  problem: (column: Column, code: ProblemCode, message: string, fix: string) => void,
): Role | undefined {
  if (value === undefined) return undefined;
  if (value === '') return 'employee';
  const role = ROLE_BY_LETTERS.get(value.toLowerCase().replace(/[\s_-]+/g, ''));
  if (role) return role;
  const near = closest(value, ROLES);
  const all = `${ROLES.slice(0, -1).join(', ')} or ${ROLES.at(-1)}`;
  problem(
    'role',
    'unknown-role',
    `${shown(value)} is not a known role.`,
    near ? `Did you mean ${near}? The roles are ${all}.` : `Write ${all}, or leave it empty for employee.`,
  );
  return undefined;
}

/** @returns what is wrong with the address, or undefined. Stricter than RFC 5321: no quoted local parts, no bare hosts. */
function badEmail(value: string): string | undefined {
  const at = value.lastIndexOf('@');
  if (at === -1) return 'it has no @';
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (local.includes('@') || /[\s<>,;:"()[\]\\]/.test(value)) return 'it has characters that no address has';
  if (local === '' || local.length > 64) return 'the part before the @ is empty or too long';
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local)) return 'mail servers accept only ASCII before the @';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'its dots are misplaced';
  if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(domain))
    return 'the part after the @ is not a domain';
  return undefined;
}

/** Spreadsheets and web pages leave spaces of many widths, and marks that have none. */
const tidy = (raw: string) =>
  raw
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text) && !text.includes('  ');

/** A value in quotes, short enough for a sentence and without what would disturb a terminal. */
export function shown(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return `"${short.replace(new RegExp(CONTROLS, 'g'), '\ufffd')}"`;
}
