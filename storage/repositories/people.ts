import { type SqlBool, sql } from 'kysely';
import type { PersonState, Role } from '#domain/kinds.ts';
import type { KnownPerson } from '#domain/people-file/plan.ts';
import type { Db, Trx } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** @returns everyone, those who left included: an import compares a file with them. */
export async function loadKnownPeople(db: Db | Trx): Promise<KnownPerson[]> {
  return db
    .selectFrom('person')
    .innerJoin('department', 'department.id', 'person.departmentId')
    .select([
      'person.id',
      'employeeId',
      'email',
      'person.name',
      'title',
      'department.path as departmentPath',
      'managerId',
      'timeZone',
      'locale',
      'country',
      'role',
      'state',
    ])
    .where('person.erasedAt', 'is', null)
    .execute();
}

/** @returns the path of every department that has not become part of another one. */
export async function loadDepartmentPaths(db: Db | Trx): Promise<string[]> {
  const rows = await db.selectFrom('department').select('path').where('mergedIntoId', 'is', null).execute();
  return rows.map((row) => row.path);
}

/** @returns the paths that departments had before a merger, each with where its people belong now. */
export async function loadDepartmentAliases(db: Db | Trx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('departmentAlias')
    .innerJoin('department', 'department.id', 'departmentAlias.departmentId')
    .select(['departmentAlias.path as before', 'department.path as now'])
    .execute();
  return new Map(rows.map(({ before, now }) => [before, now]));
}

export interface PersonRow {
  id: string;
  employeeId: string | null;
  email: string | null;
  name: string;
  title: string | null;
  department: string;
  manager: string | null;
  timeZone: string;
  locale: string;
  country: string;
  role: Role;
  state: PersonState;
}

/**
 * @param filter `search` matches a part of name, email or employee id; `department` is a path and includes what is below.
 * @param page `after` is the id that ended the page before.
 * @returns people by name, at most `page.limit`, and how many match in all.
 */
export async function listPeople(
  db: Db,
  filter: {
    search?: string | undefined;
    department?: string | undefined;
    role?: Role | undefined;
    /** Only people of these departments and those below. */
    within?: Within;
  },
  page: { limit: number; offset: number },
): Promise<{ people: PersonRow[]; total: number }> {
  const search = filter.search?.trim();
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const below = filter.department ? `${filter.department.replace(/[\\%_]/g, '\\$&')} / %` : null;
  let query = db
    .selectFrom('person')
    .innerJoin('department', 'department.id', 'person.departmentId')
    .leftJoin('person as manager', 'manager.id', 'person.managerId')
    .where('person.erasedAt', 'is', null);
  if (pattern)
    query = query.where(
      sql<SqlBool>`(person.name ilike ${pattern} or person.email ilike ${pattern} or person.employee_id ilike ${pattern})`,
    );
  if (below)
    query = query.where(
      sql<SqlBool>`(lower(department.path) = lower(${filter.department}) or department.path ilike ${below})`,
    );
  if (filter.within) query = query.where(liesIn(sql`department.path`, filter.within));
  if (filter.role) query = query.where('person.role', '=', filter.role);
  const [people, counted] = await Promise.all([
    query
      .select([
        'person.id',
        'person.employeeId',
        'person.email',
        'person.name',
        'person.title',
        'department.path as department',
        'manager.name as manager',
        'person.timeZone',
        'person.locale',
        'person.country',
        'person.role',
        'person.state',
      ])
      .orderBy('person.name')
      .orderBy('person.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { people, total: counted.total };
}

export interface DepartmentRow {
  id: string;
  name: string;
  path: string;
  lead: string | null;
  /** People directly in it, and with all that is below it. */
  people: number;
  peopleWithSubDepartments: number;
  individualOkrs: boolean;
}

/** @returns the departments in the order of the tree. @param within keeps these and those below. */
export async function listDepartments(db: Db, within?: Within): Promise<DepartmentRow[]> {
  const { rows } = await sql<DepartmentRow>`
    with recursive direct as (
           select department_id as id, count(*)::int as people from person where state <> 'left' group by 1),
         within as (
           select id as top, id from department
           union all select within.top, child.id from within join department child on child.parent_id = within.id),
         whole as (
           select top as id, sum(people)::int as people from within join direct on direct.id = within.id group by 1)
    select d.id, d.name, d.path, lead.name as lead, coalesce(direct.people, 0) as people,
           coalesce(whole.people, 0) as people_with_sub_departments,
           coalesce(policy_value('individual-okrs', d.id, null) = 'true', false) as individual_okrs
      from department d
      left join person lead on lead.id = d.lead_id
      left join direct on direct.id = d.id
      left join whole on whole.id = d.id
     where d.merged_into_id is null and ${liesIn(sql`d.path`, within)} order by d.path`.execute(db);
  return rows;
}
