import { sql } from 'kysely';
import type { Period } from '#domain/period.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';
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
  'declared-use',
  'reminders',
  'individual-scores-leave',
];

/** The organisation as a rehearsal plays it: everyone who has not left, their departments and policies, ids and all. */
export interface Cast {
  departments: unknown[];
  people: unknown[];
  policies: unknown[];
  /** Cycles that run at the time of the plan, with the people who stay in them. */
  cycles: unknown[];
}

/**
 * @param period of the plan that is to be rehearsed.
 * @returns the cast as it is now. Nobody is away in it: absences are drawn by the rehearsal itself.
 */
export async function readCast(db: Db, period: Period): Promise<Cast> {
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
              order by key, id), '[]') from policy where key = any(${POLICIES}::text[])) as policies,
           (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind, 'period_kind', c.period_kind,
              'period', c.period, 'starts_on', c.starts_on, 'ends_on', c.ends_on, 'time_zone', c.time_zone, 'country', c.country, 'launched_at', c.launched_at,
              'people', (select coalesce(jsonb_agg(m.person_id order by m.person_id), '[]') from member m join person p on p.id = m.person_id
                          where m.cycle_id = c.id and m.part = 'participant' and p.state <> 'left')) order by c.launched_at, c.id), '[]')
              from cycle c where c.state in ('running', 'paused') and c.period_kind = ${period.kind}
               and daterange(c.starts_on, c.ends_on, '[]') && daterange(${period.startsOn}::date, ${period.endsOn}::date, '[]')) as cycles`.execute(
    db,
  );
  return rows[0] ?? { departments: [], people: [], policies: [], cycles: [] };
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
  await writeOtherCycles(trx, cast, now);
}

/**
 * Cycles that keep their people from the rehearsed one, by the rule that every launch follows. They rest: without cohorts or
 * plans nothing ever happens in them, and a key of their own keeps a launch of the same departments from being taken for one.
 */
async function writeOtherCycles(trx: Trx, { cycles }: Cast, now: Date): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb)
    as x(id uuid, name text, kind text, period_kind text, period text, starts_on date, ends_on date, time_zone text, country text, launched_at timestamptz, people jsonb)`;
  await sql`insert into cycle (id, name, kind, period_kind, period, starts_on, ends_on, scope_key, state, time_zone, country, settings,
                               launched_by, launched_at, paused_at)
    select id, name, kind, period_kind, period, starts_on, ends_on, 'beside ' || id, 'paused', time_zone, country,
           ${JSON.stringify(DEFAULT_SETTINGS)}::jsonb, 'rehearsal', launched_at, ${now} from ${rows}`.execute(
    trx,
  );
  await sql`insert into member (cycle_id, person_id, part)
    select x.id, p.id::uuid, 'participant' from ${rows} cross join lateral jsonb_array_elements_text(x.people) as p(id)`.execute(
    trx,
  );
}
