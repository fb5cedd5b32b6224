import { sql } from 'kysely';
import { parentPath } from '#domain/people-file/departments.ts';
import type { PlannedPerson } from '#domain/people-file/plan.ts';
import type { Trx } from './database.ts';

/** Rows per statement: enough that round trips do not count, little enough for an even progress bar. */
const BATCH_ROWS = 5_000;

/**
 * Writes planned people set by set: a temporary table takes the rows, then one statement each for keys that
 * move, updates and inserts. It stays on the caller's transaction; a COPY would need a connection of its own.
 *
 * @returns the ids of those who are new.
 */
export async function writePlannedPeople(
  trx: Trx,
  input: {
    now: Date;
    newDepartments: readonly string[];
    changes: readonly PlannedPerson[];
    onWritten: (rows: number) => void;
  },
): Promise<string[]> {
  const { now, changes, onWritten } = input;
  await insertDepartments(trx, now, input.newDepartments);
  if (changes.length === 0) return [];
  await sql`
    create temporary table planned_person (
      line integer primary key, id uuid, is_new boolean not null, employee_id text, email text, name text, title text,
      department_path text, manager_id uuid, manager_line integer, time_zone text, locale text, country text, role text
    ) on commit drop`.execute(trx);
  for (let at = 0; at < changes.length; at += BATCH_ROWS) {
    await insertPlanned(trx, changes.slice(at, at + BATCH_ROWS));
    onWritten(Math.min(at + BATCH_ROWS, changes.length) / 2);
  }
  await sql`update planned_person set id = uuidv7() where is_new`.execute(trx);
  await sql`create index on planned_person (id)`.execute(trx);
  await sql`analyze planned_person`.execute(trx);
  // Two people may swap addresses in one file; the unique index looks at each row as it changes.
  await sql`
    update person set email = null from planned_person p
     where p.id = person.id and not p.is_new and person.employee_id is not null
       and lower(person.email) is distinct from lower(p.email)`.execute(trx);
  await sql`
    update person set employee_id = p.employee_id, email = p.email, name = p.name, title = p.title,
           department_id = d.id, manager_id = coalesce(p.manager_id, m.id), time_zone = p.time_zone,
           locale = p.locale, country = p.country, role = p.role, updated_at = ${now}
      from planned_person p join department d on d.path = p.department_path
      left join planned_person m on m.line = p.manager_line
     where person.id = p.id and not p.is_new`.execute(trx);
  // A manager may come later in the file: that reference is checked at the commit.
  await sql`
    insert into person (id, employee_id, email, name, title, department_id, manager_id, time_zone, locale, country,
                        role, created_at, updated_at)
    select p.id, p.employee_id, p.email, p.name, p.title, d.id, coalesce(p.manager_id, m.id), p.time_zone, p.locale,
           p.country, p.role, ${now}, ${now}
      from planned_person p join department d on d.path = p.department_path
      left join planned_person m on m.line = p.manager_line
     where p.is_new`.execute(trx);
  // What follows joins people with people: planned for the handful that the last statistics knew it would never end.
  await sql`analyze person`.execute(trx);
  onWritten(changes.length);
  const { rows } = await sql<{ id: string }>`select id from planned_person where is_new`.execute(trx);
  return rows.map(({ id }) => id);
}

async function insertDepartments(trx: Trx, now: Date, paths: readonly string[]): Promise<void> {
  // Few, and parents come first.
  for (const path of paths) {
    const parent = parentPath(path);
    const name = parent === null ? path : path.slice(parent.length + 3);
    await sql`
      insert into department (name, path, parent_id, created_at)
      values (${name}, ${path}, (select id from department where path = ${parent}), ${now})`.execute(trx);
  }
}

async function insertPlanned(trx: Trx, people: readonly PlannedPerson[]): Promise<void> {
  const column = <Value>(value: (person: PlannedPerson) => Value) => people.map(value);
  await sql`
    insert into planned_person
    select * from unnest(
      ${column((p) => p.line)}::int[],
      ${column((p) => p.known?.id ?? null)}::uuid[],
      ${column((p) => p.known === null)}::boolean[],
      ${column((p) => p.employeeId)}::text[],
      ${column((p) => p.email)}::text[],
      ${column((p) => p.name)}::text[],
      ${column((p) => p.title)}::text[],
      ${column((p) => p.departmentPath)}::text[],
      ${column((p) => (p.manager.kind === 'known' ? p.manager.id : null))}::uuid[],
      ${column((p) => (p.manager.kind === 'row' ? p.manager.line : null))}::int[],
      ${column((p) => p.timeZone)}::text[],
      ${column((p) => p.locale)}::text[],
      ${column((p) => p.country)}::text[],
      ${column((p) => p.role)}::text[])`.execute(trx);
}

/**
 * Names each department's lead: its one person with that role; of several, or of executives, the one whose own manager
 * is elsewhere; else the manager in it to whom most of its people report; else the lead of the department above.
 */
export async function updateDepartmentLeads(trx: Trx): Promise<void> {
  await sql`
    with recursive present as (select id, name, department_id, manager_id, role from person where state <> 'left'),
    reports as (
      select m.id, count(*) as reports
        from present p join present m on m.id = p.manager_id and m.department_id = p.department_id group by m.id),
    candidate as (
      select m.id, m.department_id, m.name, m.role = 'lead' as is_lead, coalesce(r.reports, 0) as reports,
             m.role in ('lead', 'executive') and up.department_id is distinct from m.department_id as is_top,
             count(*) filter (where m.role = 'lead') over (partition by m.department_id) = 1 as has_one_lead
        from present m left join reports r on r.id = m.id left join person up on up.id = m.manager_id
       where m.role in ('lead', 'executive') or r.reports > 0),
    own as (
      select distinct on (department_id) department_id, id as lead_id from candidate
       order by department_id, (is_lead and has_one_lead) desc, is_top desc, is_lead desc, reports desc, name, id),
    resolved as (
      select d.id, own.lead_id from department d left join own on own.department_id = d.id where d.parent_id is null
      union all
      select d.id, coalesce(own.lead_id, up.lead_id)
        from resolved up join department d on d.parent_id = up.id left join own on own.department_id = d.id)
    update department set lead_id = resolved.lead_id from resolved
     where department.id = resolved.id and department.lead_id is distinct from resolved.lead_id`.execute(trx);
}
