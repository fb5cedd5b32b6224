import { sql } from 'kysely';
import { atLocalHour, localDate } from '#domain/calendar.ts';
import { nextMeeting, type TeamMeeting } from '#domain/check-ins/meeting.ts';
import { checkInDeadline } from '#domain/plan.ts';
import type { Trx } from '../database.ts';
import type { WeekContext } from './check-ins.ts';
import { openTasks } from './tasks.ts';

/** Mail goes out from eight; on the day of the meeting the agenda is there before it. */
const AGENDA_HOUR = 8;

/**
 * Brings whoever leads people with key results the week of their team: the agenda of its meeting and a page to give
 * feedback on. Once a week and person, however many cohorts their people are in. Executives are left to their monthly page.
 */
export async function openTeamWeeks(trx: Trx, week: WeekContext, meeting: TeamMeeting | null): Promise<void> {
  // With a meeting it is about the check-ins of this week, without one about those of the week before.
  if (!meeting && week.ordinal < 2) return;
  const closes = checkInDeadline(week.now, week.closesAt, week.place, meeting);
  const noticeAt = meeting
    ? atLocalHour({
        date: localDate(nextMeeting(week.now, meeting, week.place), week.place.timeZone),
        hour: AGENDA_HOUR,
        timeZone: week.place.timeZone,
      })
    : week.now;
  await openTasks(trx, week, {
    kind: 'feedback',
    ordinal: week.ordinal,
    // Feedback has time until the day's end; only the check-ins themselves are for the meeting.
    dueAt: meeting ? new Date(Math.min(week.closesAt.getTime(), closes.getTime() + ONE_DAY_MS)) : closes,
    noticeAt,
    who: sql`select distinct m.id as person_id, m.id as subject_id
      from task t join person p on p.id = t.person_id and p.state = 'active'
      join person m on m.id = p.manager_id and m.role <> 'executive'
     where t.phase_run_id = ${week.phaseRunId} and t.kind = 'check-in'
       and ${meeting ? sql`t.ordinal = ${week.ordinal}` : sql`t.ordinal = ${week.ordinal - 1} and t.state = 'done'`}`,
  });
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000;
/** Every fourth week, when the fourth is over. */
const DECISIONS_EVERY = 4;

/**
 * Once a month, where there is something: what was decided about goals, for whoever answers for the cycle and for executives
 * who take part or lead somebody who does; they get no weekly page.
 */
export async function openDecisions(trx: Trx, week: WeekContext): Promise<void> {
  if (week.ordinal % DECISIONS_EVERY !== 1 || week.ordinal === 1) return;
  await openTasks(trx, week, {
    kind: 'decisions',
    ordinal: week.ordinal,
    dueAt: week.closesAt,
    who: sql`select p.id as person_id, p.id as subject_id from person p
     where p.state <> 'left' and (p.id = ${week.sponsorId} or p.role = 'executive' and exists (
       select 1 from member m join person own on own.id = m.person_id
        where m.cycle_id = ${week.cycleId} and (own.id = p.id or own.manager_id = p.id)))
       and exists (select 1 from change_request c where c.cycle_id = ${week.cycleId} and c.state <> 'asked')`,
  });
}
