import { sql } from 'kysely';
import type { Db, Trx } from '../database.ts';

/** Policies that change what a cycle is like; a works council's signature is not waited for in a rehearsal. */
const POLICIES = [
  'visibility',
  'named-lists',
  'individual-okrs',
  'objective-limits',
  'key-result-limit',
  'reviewers',
  'check-in-rhythm',
  'retention-months',
  'team-meeting',
  'success-from',
  'concern-days',
];

/** The organisation as a rehearsal plays it: everyone who has not left, their departments and policies, ids and all. */
export interface Cast {
  departments: unknown[];
  people: unknown[];
  policies: unknown[];
}

/** @returns the cast as it is now. Nobody is away in it: absences are drawn by the rehearsal itself. */
export async function readCast(db: Db): Promise<Cast> {
  const { rows } = await sql<Cast>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'parent_id', d.parent_id, 'name', d.name, 'path', d.path, 'merged_into_id', d.merged_into_id,
              'lead_id', (select id from person where id = d.lead_id and state <> 'left')) order by d.path), '[]') from department d) as departments,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'employee_id', p.employee_id, 'email', p.email, 'name', p.name,
              'title', p.title, 'department_id', p.department_id,
              'manager_id', (select id from person where id = p.manager_id and state <> 'left'),
              'delegate_id', (select id from person where id = p.delegate_id and state <> 'left'),
              'time_zone', p.time_zone, 'locale', p.locale, 'country', p.country, 'role', p.role) order by p.id), '[]')
              from person p where p.state <> 'left') as people,
           (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'department_id', department_id, 'country', country, 'value', value)
              order by key, id), '[]') from policy where key = any(${POLICIES}::text[])) as policies`.execute(
    db,
  );
  return rows[0] ?? { departments: [], people: [], policies: [] };
}

/** Fills an empty database with a cast. */
export async function writeCast(trx: Trx, cast: Cast, now: Date): Promise<void> {
  // A lead is a person and a person is in a department: which is why leads come last.
  await sql`insert into department (id, parent_id, name, path, merged_into_id, created_at)
    select id, parent_id, name, path, merged_into_id, ${now}
      from jsonb_to_recordset(${JSON.stringify(cast.departments)}::jsonb) as x(id uuid, parent_id uuid, name text, path text, merged_into_id uuid)`.execute(
    trx,
  );
  await sql`insert into person (id, employee_id, email, name, title, department_id, manager_id, delegate_id, time_zone, locale,
                                country, role, created_at, updated_at)
    select x.*, ${now}, ${now} from jsonb_to_recordset(${JSON.stringify(cast.people)}::jsonb)
        as x(id uuid, employee_id text, email text, name text, title text, department_id uuid, manager_id uuid, delegate_id uuid,
             time_zone text, locale text, country text, role text)`.execute(trx);
  await sql`update department d set lead_id = x.lead_id
      from jsonb_to_recordset(${JSON.stringify(cast.departments)}::jsonb) as x(id uuid, lead_id uuid) where x.id = d.id`.execute(
    trx,
  );
  const keys = sql`select key from jsonb_to_recordset(${JSON.stringify(cast.policies)}::jsonb) as x(key text)`;
  await sql`delete from policy where key in (${keys})`.execute(trx);
  await sql`insert into policy (key, department_id, country, value)
    select key, department_id, country, value
      from jsonb_to_recordset(${JSON.stringify(cast.policies)}::jsonb) as x(key text, department_id uuid, country text, value jsonb)`.execute(
    trx,
  );
}
