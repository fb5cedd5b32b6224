import { sql } from 'kysely';
import { addDays, addWorkingDays, atLocalHour, localDate, mondayOf } from '#domain/calendar.ts';
import type { Period } from '#domain/period.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { personLeaves } from '#storage/leave.ts';
import { importPeople } from '#storage/people-import.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import type { Participant } from './company.ts';
import type { Crowd } from './people/crowd.ts';

/** Something that happens to people in the middle of a quarter, whatever the plan says. */
export interface Happening {
  at: Date;
  happen(): Promise<void>;
}

const ACTOR = { kind: 'hr-ops', label: 'rehearsal' } as const;

/** Counted as people do: the first week of the period is 1. */
const AWAY_IN_WEEK = 3;
const JOINS_IN_WEEK = 5;
const LEAVES_IN_WEEK = 7;
const REORGANISED_IN_WEEK = 9;

/**
 * What happens in every quarter: a reviewer is away over the deadline for agreeing, an owner of key results for two weeks,
 * two people join, somebody leaves, and somebody gets another manager. Who it is follows from the people alone, so that the same seed gives
 * the same quarter.
 */
export function planHappenings(
  deps: StoreDeps,
  input: { cycleId: string; period: Period; zone: string; crowd: Crowd; leaver: Participant | undefined },
): Happening[] {
  const { cycleId, period, zone, crowd, leaver } = input;
  const inWeek = (week: number, day: number, hour: number) =>
    atLocalHour({ date: addDays(mondayOf(period.startsOn), 7 * (week - 1) + day), hour, timeZone: zone });
  const happenings: Happening[] = [
    { at: new Date(deps.clock.now().getTime() + 1), happen: () => reviewerIsAway(deps, cycleId) },
    { at: inWeek(AWAY_IN_WEEK, 1, 12), happen: () => ownerIsAway(deps, { cycleId, not: leaver?.id }) },
    { at: inWeek(JOINS_IN_WEEK, 1, 12), happen: () => somebodyJoins(deps, { cycleId, zone, crowd }) },
    { at: inWeek(REORGANISED_IN_WEEK, 1, 12), happen: () => reorganise(deps, { cycleId, not: leaver?.id }) },
  ];
  if (leaver)
    happenings.push({
      at: inWeek(LEAVES_IN_WEEK, 2, 11),
      async happen() {
        const { id, email } = (await ownerWhoMayLeave(deps, cycleId)) ?? leaver;
        crowd.leave(email);
        await personLeaves(deps, { personId: id, actor: ACTOR });
      },
    });
  return happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
}

interface Candidate {
  id: string;
  timeZone: string;
  country: string;
  closesAt: Date;
  delegateId: string | null;
}

/** Somebody with reports who leads no department is away when the time for agreeing ends; else a lead is, after drafting. */
async function reviewerIsAway(deps: StoreDeps, cycleId: string): Promise<void> {
  const { rows } = await sql<Candidate>`
    select p.id, p.time_zone, p.country, r.closes_at, null::uuid as delegate_id
      from member m join person p on p.id = m.person_id
      join phase_run r on r.cohort_id = m.cohort_id and r.phase = 'approval'
     where m.cycle_id = ${cycleId} and m.part = 'participant' and p.manager_id is not null and p.email is not null
       and exists (select 1 from person x where x.manager_id = p.id)
     order by exists (select 1 from department d where d.lead_id = p.id), lower(p.email) limit 1`.execute(
    deps.db,
  );
  const [who] = rows;
  if (!who) return;
  const day = localDate(who.closesAt, who.timeZone);
  const from = addWorkingDays({ date: day, country: who.country }, -2);
  const to = addWorkingDays({ date: day, country: who.country }, 3);
  await enterAbsence(deps, { personId: who.id, from, to, delegateId: null, actor: ACTOR });
}

/** An owner of key results is away for two weeks; somebody of the same department looks after them. */
async function ownerIsAway(deps: StoreDeps, { cycleId, not }: { cycleId: string; not: string | undefined }) {
  const { rows } = await sql<Candidate>`
    select p.id, p.time_zone, p.country, (select ends_on::timestamptz from cycle where id = m.cycle_id) as closes_at,
           (select x.id from member y join person x on x.id = y.person_id
             where y.cohort_id = m.cohort_id and x.id <> p.id and x.id is distinct from ${not ?? null}::uuid and x.email is not null
             order by lower(x.email) limit 1) as delegate_id
      from member m join person p on p.id = m.person_id and p.state = 'active'
     where m.cycle_id = ${cycleId} and m.part = 'participant' and p.email is not null and p.id is distinct from ${not ?? null}::uuid
       and exists (select 1 from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
                    where k.owner_id = p.id and s.cycle_id = m.cycle_id and s.state in ('agreed', 'in-force'))
     order by exists (select 1 from person x where x.manager_id = p.id), lower(p.email) limit 1`.execute(
    deps.db,
  );
  const [who] = rows;
  if (!who) return;
  const from = addDays(localDate(deps.clock.now(), who.timeZone), 1);
  const { id: personId, delegateId } = who;
  await enterAbsence(deps, { personId, from, to: addDays(from, 13), delegateId, actor: ACTOR });
}

/** Somebody without reports whose key results need another owner the same day; undefined where only leads own any. */
async function ownerWhoMayLeave(
  deps: StoreDeps,
  cycleId: string,
): Promise<{ id: string; email: string } | undefined> {
  const { rows } = await sql<{ id: string; email: string }>`
    select p.id, lower(p.email) as email from member m join person p on p.id = m.person_id and p.state = 'active'
     where m.cycle_id = ${cycleId} and m.part = 'participant' and p.role = 'employee' and p.manager_id is not null and p.email is not null
       and not exists (select 1 from person x where x.manager_id = p.id)
       and exists (select 1 from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
                    where k.owner_id = p.id and k.dropped_at is null and s.cycle_id = m.cycle_id and s.state in ('agreed', 'in-force'))
     order by 2 limit 1`.execute(deps.db);
  return rows[0];
}

const NEWCOMER = 'newcomer@rehearsal.example';

/** Two people come into the first department of the cycle that has goals, by a people file; one of them has no mailbox. */
async function somebodyJoins(
  deps: StoreDeps,
  { cycleId, zone, crowd }: { cycleId: string; zone: string; crowd: Crowd },
): Promise<void> {
  const { rows } = await sql<{ row: string }>`
    select concat_ws(',', '"' || replace(d.path, '"', '""') || '"', lead.email, ${zone}::text, c.country) as row
      from okr_set s join department d on d.id = s.department_id join cycle c on c.id = s.cycle_id
      join person lead on lead.id = s.owner_id and lead.email is not null
     where s.cycle_id = ${cycleId} and s.level = 'department' and s.state in ('agreed', 'in-force') order by d.path limit 1`.execute(
    deps.db,
  );
  const [newcomer] = rows;
  if (!newcomer) return;
  crowd.join(NEWCOMER, { temperament: 'prompt', timeZone: zone });
  const header = 'employee_id,email,name,department,manager_email,time_zone,country';
  const file = [
    header,
    `R-1,${NEWCOMER},Nina Newcomer,${newcomer.row}`,
    `R-2,,Mo Machine,${newcomer.row}`,
    '',
  ];
  await importPeople(deps, { bytes: Buffer.from(file.join('\n')), actor: ACTOR });
}

/** Somebody reports to the manager of their manager from now on, by a people file as HR ops would send it. */
async function reorganise(deps: StoreDeps, { cycleId, not }: { cycleId: string; not: string | undefined }) {
  const { rows } = await sql<{ row: string }>`
    select concat_ws(',', p.email, '"' || replace(p.name, '"', '""') || '"', '"' || replace(d.path, '"', '""') || '"', upper.email) as row
      from member m join person p on p.id = m.person_id and p.state = 'active' join department d on d.id = p.department_id
      join person boss on boss.id = p.manager_id join person upper on upper.id = boss.manager_id and upper.email is not null
     where m.cycle_id = ${cycleId} and m.part = 'participant' and p.email is not null and p.id is distinct from ${not ?? null}::uuid
       and not exists (select 1 from person x where x.manager_id = p.id)
     order by lower(p.email) desc limit 1`.execute(deps.db);
  const [moved] = rows;
  if (!moved) return;
  const file = `email,name,department,manager_email\n${moved.row}\n`;
  await importPeople(deps, { bytes: Buffer.from(file), actor: ACTOR });
}
