import { sql } from 'kysely';
import type { Phase } from '#domain/kinds.ts';
import { WELCOMES, type Welcome } from '#domain/presence/joining.ts';
import type { Db } from '#storage/database.ts';

/** Somebody who was away, and what became of theirs meanwhile. */
export interface Absent {
  name: string;
  department: string;
  from: string;
  to: string;
  delegate: string | null;
  /** Tasks that somebody else was asked for. */
  passedOn: number;
  keyResultsLent: number;
  /** Which step ended meanwhile. */
  deadline: Phase | null;
  /** Mails in that time: none. */
  mails: number;
  /** When the one mail after the return came. */
  backOn: string | null;
}

export interface Joined {
  name: string;
  department: string;
  joinedOn: string;
  part: string;
  choice: Welcome | null;
}

export interface Moved {
  name: string;
  on: string;
  manager: string | null;
}

/** Somebody without a mailbox. */
export interface ByCard {
  name: string;
  department: string;
  /** What they did by their card. */
  done: number;
}

export interface Presence {
  absent: Absent[];
  joined: Joined[];
  moved: Moved[];
  byCard: ByCard[];
}

/** @returns who was away, joined, got another manager or acted by a card while the cycle ran. */
export async function readPresence(db: Db, cycleId: string): Promise<Presence> {
  const member = sql`exists (select 1 from member m where m.person_id = p.id and m.cycle_id = ${cycleId})`;
  const absent = await sql<Absent>`
    select p.name, d.path as department, a.from_day as "from", a.to_day as "to", x.name as delegate,
           (select count(*)::int from task t where t.person_id = p.id and t.passed_to is not null
               and t.settled_at between a.begun_at and coalesce(a.ended_at, 'infinity')) as passed_on,
           (select count(*)::int from hand_over h join hand_over_key_result k on k.hand_over_id = h.id where h.absence_id = a.id) as key_results_lent,
           (select r.phase from member m join phase_run r on r.cohort_id = m.cohort_id where m.person_id = p.id and m.cycle_id = ${cycleId}
               and r.closes_at >= a.begun_at and r.closes_at < coalesce(a.ended_at, 'infinity') order by r.closes_at desc limit 1) as deadline,
           (select count(*)::int from mail m where m.person_id = p.id and m.state = 'sent'
               and m.sent_at >= a.begun_at and m.sent_at < coalesce(a.ended_at, 'infinity')) as mails,
           (select (m.sent_at at time zone p.time_zone)::date from mail m join notice n on n.mail_id = m.id
             where n.kind = 'returned' and n.subject_id = a.id and m.state = 'sent' limit 1) as back_on
      from absence a join person p on p.id = a.person_id join department d on d.id = p.department_id
      left join person x on x.id = a.delegate_id
     where a.begun_at is not null and ${member} order by a.from_day, p.name`.execute(db);
  const joined = await sql<Omit<Joined, 'choice'> & { choice: string | null }>`
    select p.name, d.path as department, (j.joined_at at time zone p.time_zone)::date as joined_on, m.part, j.choice
      from joiner j join person p on p.id = j.person_id join department d on d.id = p.department_id
      join member m on m.cycle_id = j.cycle_id and m.person_id = j.person_id
     where j.cycle_id = ${cycleId} order by j.joined_at, p.name`.execute(db);
  const moved = await sql<Moved>`
    select p.name, (e.at at time zone p.time_zone)::date as "on", boss.name as manager
      from audit_event e join person p on p.id = e.entity_id left join person boss on boss.id = (e.detail->>'manager')::uuid
     where e.action = 'person.line-changed' and ${member} order by e.at, p.name`.execute(db);
  const byCard = await sql<ByCard>`
    select p.name, d.path as department,
           (select count(*)::int from task t where t.cycle_id = ${cycleId} and t.person_id = p.id and t.state = 'done') as done
      from person p join department d on d.id = p.department_id
     where p.email is null and p.state <> 'left' and ${member} order by p.name, p.id limit 20`.execute(db);
  return {
    byCard: byCard.rows,
    absent: absent.rows,
    joined: joined.rows.map((row) => ({
      ...row,
      choice: WELCOMES.find((each) => each === row.choice) ?? null,
    })),
    moved: moved.rows,
  };
}
