import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import { BEYOND_THE_WEEK } from '#storage/sealing.ts';

/** Days and weeks are those of each reader's own calendar; a week bears the date of its Monday. */
export interface MailFigures {
  total: number;
  readers: number;
  days: Array<{ date: string; mails: number }>;
  weeks: Array<{ monday: string; mails: number; readers: number; mostForOne: number }>;
  /** The most any one person got, of the mails that the budget counts (D11). */
  most: { inADay: number; inAWeek: number; checkInsInAWeek: number; checkInsInAWeekLeading: number };
}

/** @returns what left the system for a cycle, counted by day, week and person. */
export async function readMailFigures(db: Db, cycleId: string): Promise<MailFigures> {
  const sent = sql`
    select m.person_id, m.class, x.day, date_trunc('week', x.day)::date as monday,
           not exists (select 1 from notice n where n.mail_id = m.id and (n.phase <> 'check-ins' or n.kind = any(${BEYOND_THE_WEEK}))) as only_check_ins,
           exists (select 1 from person r where r.manager_id = p.id)
             or exists (select 1 from department d where d.lead_id = p.id) as leads
      from mail m join person p on p.id = m.person_id
      cross join lateral (select (m.sealed_at at time zone p.time_zone)::date as day) x
     where m.state = 'sent' and m.cycle_ids @> array[${cycleId}::uuid]`;
  const days = await sql<{ date: string; mails: number }>`
    select day as date, count(*)::int as mails from (${sent}) s group by 1 order by 1`.execute(db);
  const weeks = await sql<MailFigures['weeks'][number]>`
    select monday, sum(n)::int as mails, count(*)::int as readers, max(n)::int as most_for_one
      from (select monday, person_id, count(*) as n from (${sent}) s group by 1, 2) w group by 1 order by 1`.execute(
    db,
  );
  const most = await sql<MailFigures['most'] & { readers: number }>`
    with sent as (${sent}),
    counted as (select * from sent where class = 'routine'),
    in_day as (select count(*) as n from counted group by person_id, day),
    in_week as (select count(*) as n from counted group by person_id, monday),
    check_ins as (select leads, count(*) as n from counted where only_check_ins group by person_id, leads, monday)
    select (select count(distinct person_id)::int from sent) as readers,
           (select coalesce(max(n), 0)::int from in_day) as in_a_day,
           (select coalesce(max(n), 0)::int from in_week) as in_a_week,
           (select coalesce(max(n) filter (where not leads), 0)::int from check_ins) as check_ins_in_a_week,
           (select coalesce(max(n) filter (where leads), 0)::int from check_ins) as check_ins_in_a_week_leading`.execute(
    db,
  );
  const { readers = 0, ...figures } = most.rows[0] ?? {};
  return {
    total: days.rows.reduce((sum, { mails }) => sum + mails, 0),
    readers,
    days: days.rows,
    weeks: weeks.rows,
    most: { inADay: 0, inAWeek: 0, checkInsInAWeek: 0, checkInsInAWeekLeading: 0, ...figures },
  };
}
