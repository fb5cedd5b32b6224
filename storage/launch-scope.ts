import { sql } from 'kysely';
import { readTeamMeeting, type TeamMeeting } from '#domain/check-ins/meeting.ts';
import { DomainError } from '#domain/errors.ts';
import type { Period } from '#domain/period.ts';
import type { Trx } from './database.ts';

export interface Scope {
  period: Period;
  /** Empty: everyone. */
  rootIds: readonly string[];
  /** Departments that stay out, with all that lies below them. */
  exceptIds: readonly string[];
  includeShared: boolean;
}

/** People of one department in one zone, with the country most of them work in. */
export interface CohortDraft {
  departmentId: string;
  timeZone: string;
  country: string;
  people: number;
  /** When its team meets each week, as the policy `team-meeting` says. */
  meeting: TeamMeeting | null;
}

/** The departments of a scope with all that lies below them. */
function departmentsOf(scope: Scope) {
  return sql`(with recursive tree as (
      select id from department
       where ${scope.rootIds.length === 0 ? sql`true` : sql`id = any(${scope.rootIds}::uuid[])`}
      union select child.id from department child join tree on child.parent_id = tree.id
    ), out as (
      select id from department where id = any(${scope.exceptIds}::uuid[])
      union select child.id from department child join out on child.parent_id = out.id
    ) select id from tree where id not in (select id from out))`;
}

/** Another cycle of the same kind of period whose execution overlaps and in which the person `p` takes part. */
function otherCycleOf(scope: Scope) {
  return sql`select c.name from member m join cycle c on c.id = m.cycle_id
    where m.person_id = p.id and m.part = 'participant' and c.state in ('running', 'paused')
      and c.period_kind = ${scope.period.kind}
      and daterange(c.starts_on, c.ends_on, '[]') && daterange(${scope.period.startsOn}::date, ${scope.period.endsOn}::date, '[]')
    order by c.launched_at, c.id`;
}

function participants(scope: Scope) {
  return sql`select p.id, p.department_id, p.time_zone, p.country from person p
    where p.state <> 'left' and p.department_id in ${departmentsOf(scope)}
      and ${scope.includeShared ? sql`true` : sql`not exists (${otherCycleOf(scope)})`}`;
}

/** @returns the cohorts a launch of this scope makes, largest department path first irrelevant: ordered by ids. */
export async function cohortDrafts(trx: Trx, scope: Scope): Promise<CohortDraft[]> {
  const { rows } = await sql<Omit<CohortDraft, 'meeting'> & { meeting: unknown }>`
    select x.*, policy_value('team-meeting', department_id, country) as meeting from (
      select department_id, time_zone, mode() within group (order by country) as country, count(*)::int as people
        from (${participants(scope)}) p group by department_id, time_zone) x order by 1, 2`.execute(trx);
  return rows.map((row) => ({ ...row, meeting: readTeamMeeting(row.meeting) }));
}

/** @returns who of the scope stays in another cycle, by name. */
export async function listSharedPeople(trx: Trx, scope: Scope) {
  if (scope.includeShared) return [];
  const { rows } = await sql<{ name: string; email: string | null; cycle: string }>`
    select p.name, p.email, o.name as cycle from person p cross join lateral (${otherCycleOf(scope)} limit 1) o
     where p.state <> 'left' and p.department_id in ${departmentsOf(scope)} order by p.name`.execute(trx);
  return rows;
}

/**
 * Writes departments, cohorts and members of a new cycle. Managers and the sponsor from outside take part as
 * reviewers and sponsor: they are asked, but owe nothing of their own.
 *
 * @returns the number of participants.
 */
export async function writeMembers(
  trx: Trx,
  scope: Scope & { cycleId: string; sponsorId: string | undefined },
): Promise<number> {
  const { cycleId, sponsorId } = scope;
  await sql`insert into cycle_department (cycle_id, department_id, is_root)
    select ${cycleId}, d.id, d.id = any(${scope.rootIds}::uuid[]) from department d
     where d.id in ${departmentsOf(scope)}`.execute(trx);
  await sql`create temp table scope_person on commit drop as ${participants(scope)}`.execute(trx);
  await sql`insert into cohort (cycle_id, department_id, time_zone, country)
    select ${cycleId}, department_id, time_zone, mode() within group (order by country)
      from scope_person group by 2, 3 order by 2, 3`.execute(trx);
  const members = await sql`insert into member (cycle_id, person_id, cohort_id, part)
    select ${cycleId}, p.id, co.id, 'participant' from scope_person p
      join cohort co on co.cycle_id = ${cycleId} and co.department_id = p.department_id and co.time_zone = p.time_zone`.execute(
    trx,
  );
  await sql`insert into member (cycle_id, person_id, part)
    select distinct ${cycleId}::uuid, boss.id, 'reviewer' from scope_person p
      join person own on own.id = p.id join person boss on boss.id = own.manager_id
     where boss.state <> 'left' on conflict do nothing`.execute(trx);
  if (sponsorId) {
    await sql`insert into member (cycle_id, person_id, part) values (${cycleId}, ${sponsorId}, 'sponsor')
      on conflict (cycle_id, person_id) do update set part = 'sponsor' where member.part = 'reviewer'`.execute(
      trx,
    );
  }
  await sql`drop table scope_person`.execute(trx);
  return Number(members.numAffectedRows ?? 0);
}

/**
 * The person who states the strategy: the one named, else for a pilot the nearest executive above its first department's
 * lead, else the executive at the top.
 *
 * @throws DomainError `unknown-sponsor` when the named address belongs to nobody.
 */
export async function findSponsor(trx: Trx, scope: Scope, email: string | undefined) {
  type Sponsor = { id: string; name: string; email: string | null };
  if (email !== undefined) {
    const named = await sql<Sponsor>`select id, name, email from person
      where lower(email) = lower(${email.trim()}) and state <> 'left'`.execute(trx);
    if (named.rows[0]) return named.rows[0];
    throw new DomainError({
      code: 'unknown-sponsor',
      message: `Nobody has the address "${email}".`,
      field: 'sponsor',
      value: email,
      remedy: 'Name the email address of a person who has been imported.',
    });
  }
  const { rows } = await sql<Sponsor>`
    with recursive chain as (
      select p.id, p.manager_id, p.role, 0 as height from department d join person p on p.id = d.lead_id
       where d.id = (select id from department where id = any(${scope.rootIds}::uuid[]) order by path limit 1)
      union all
      select boss.id, boss.manager_id, boss.role, height + 1 from chain join person boss on boss.id = chain.manager_id
       where height < 50
    ), candidate as (
      select id, height as rank from chain where role = 'executive'
      union all select id, 100 from person where role = 'executive' and manager_id is null and state <> 'left'
      union all select id, 200 from person where role = 'executive' and state <> 'left'
      union all select id, 300 from person where manager_id is null and state <> 'left'
    )
    select p.id, p.name, p.email from candidate c join person p on p.id = c.id
     where p.state <> 'left' order by c.rank, p.name limit 1`.execute(trx);
  return rows[0];
}
