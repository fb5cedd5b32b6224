import type { Role } from '#domain/kinds.ts';
import { type AbsenceDays, isDay } from '#domain/presence/absence.ts';
import { badEmail, EMAIL_FIX } from './email.ts';
import type { Column, Header } from './header.ts';
import { countryHint, knownCountry, knownLocale, knownZone, zoneHint } from './places.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { knownRole, roleHint } from './role.ts';
import { CONTROLS, shown, tidy } from './text.ts';

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
  /** When the person is away, where the file says so; a delegate counts only beside days. */
  absence: (AbsenceDays & { delegateEmail: string | null }) | null;
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
  away_from: 10,
  away_to: 10,
  delegate_email: 254,
};

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
    const value = tidy(raw);
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
  const email = (column: 'email' | 'manager_email' | 'delegate_email') => {
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
    role: undefined,
    absence: null,
  };
  const roleText = cell('role');
  row.role = roleText === undefined ? undefined : knownRole(roleText);
  if (roleText && !row.role)
    problem('role', 'unknown-role', `${shown(roleText)} is not a known role.`, roleHint(roleText));
  const [from, to] = [cell('away_from'), cell('away_to')];
  const delegateEmail = email('delegate_email') ?? null;
  for (const [column, day, other] of [
    ['away_from', from, to],
    ['away_to', to, from],
  ] as const) {
    if (day && !isDay(day))
      problem(column, 'bad-day', `${shown(day)} is not a day.`, 'Write it as 2027-02-15.');
    else if (other && !day)
      problem(
        column,
        'bad-day',
        'One of the two days of an absence is missing.',
        'Fill in both, or neither.',
      );
  }
  if (from && to && isDay(from) && isDay(to)) {
    if (to < from)
      problem('away_to', 'days-reversed', `${to} lies before ${from}.`, 'Name the last day away.');
    else row.absence = { from, to, delegateEmail };
  }
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
    absence: null,
  };
}

const orNull = (value: string | undefined) => (value === '' ? null : value);

const LOCALE_FIX = 'Write a language code such as en, de-DE or pt-BR.';

/** Spreadsheets pad rows with empty cells; missing cells they never leave out. */
function hasRightWidth(fields: string[], header: Header): boolean {
  if (fields.length === header.fullWidth || fields.length === header.width) return true;
  return fields.length > header.width && fields.slice(header.width).every((field) => field.trim() === '');
}
