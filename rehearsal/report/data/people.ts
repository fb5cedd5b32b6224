import { sql } from 'kysely';
import { TASK_MINUTES } from '#mails/task-minutes.ts';
import type { Db } from '#storage/database.ts';

/** Somebody who is asked to agree the goals of others. */
export interface Reviewer {
  name: string;
  department: string;
  reviews: number;
  /** Predicted for reviews alone, and for everything they are asked in the cycle. */
  reviewMinutes: number;
  minutes: number;
  busiestDay: string;
  busiestDayMinutes: number;
}

const REVIEWERS_SHOWN = 12;

/** @returns who reviews most, by predicted minutes; tasks that were withdrawn do not count. */
export async function readReviewers(db: Db, cycleId: string): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    with asked as (
      select t.person_id, t.kind, (${JSON.stringify(TASK_MINUTES)}::jsonb ->> t.kind)::int as minutes,
             (t.opened_at at time zone p.time_zone)::date as day
        from task t join person p on p.id = t.person_id
       where t.cycle_id = ${cycleId} and t.state <> 'cancelled'),
    busiest as (
      select distinct on (person_id) person_id, day, sum(minutes)::int as minutes
        from asked group by person_id, day order by person_id, minutes desc, day)
    select p.name, d.path as department, count(*) filter (where a.kind = 'review')::int as reviews,
           coalesce(sum(a.minutes) filter (where a.kind = 'review'), 0)::int as review_minutes, sum(a.minutes)::int as minutes,
           b.day as busiest_day, b.minutes as busiest_day_minutes
      from asked a join person p on p.id = a.person_id join department d on d.id = p.department_id
      join busiest b on b.person_id = a.person_id
     group by p.id, d.path, b.day, b.minutes having count(*) filter (where a.kind = 'review') > 0
     order by review_minutes desc, minutes desc, p.name, p.id limit ${REVIEWERS_SHOWN}`.execute(db);
  return rows;
}

/** What the people file leaves open, and what it means for the quarter. */
export interface PeopleGaps {
  /** Participants who get no mail. */
  withoutAddress: number;
  /** Participants for whom no public holidays are known. */
  withoutCountry: number;
  /** Participants whose goals go to the sponsor or an executive for review. */
  withoutManager: number;
}

/** @returns how many participants the file says too little about. */
export async function readGaps(db: Db, cycleId: string): Promise<PeopleGaps> {
  const { rows } = await sql<PeopleGaps>`
    select count(*) filter (where p.email is null)::int as without_address,
           count(*) filter (where p.country = 'ZZ')::int as without_country,
           count(*) filter (where p.manager_id is null)::int as without_manager
      from member m join person p on p.id = m.person_id
     where m.cycle_id = ${cycleId} and m.part = 'participant'`.execute(db);
  return rows[0] ?? { withoutAddress: 0, withoutCountry: 0, withoutManager: 0 };
}

/** Somebody who left in the middle, and what became of theirs. */
export interface Leaver {
  name: string;
  department: string;
  leftOn: string;
  /** To whom what they owned went; null where they had no manager. */
  manager: string | null;
  tasksWithdrawn: number;
  handedOver: number;
}

/** @returns who left while the cycle ran. */
export async function readLeavers(db: Db, cycleId: string): Promise<Leaver[]> {
  const { rows } = await sql<Leaver>`
    select p.name, d.path as department, (a.at at time zone p.time_zone)::date as left_on, boss.name as manager,
           (a.detail->>'tasks')::int as tasks_withdrawn, (a.detail->>'handedOver')::int as handed_over
      from audit_event a join person p on p.id = a.entity_id join department d on d.id = p.department_id
      join member m on m.person_id = p.id and m.cycle_id = ${cycleId} left join person boss on boss.id = p.manager_id
     where a.action = 'person.left' order by a.at, p.name`.execute(db);
  return rows;
}
