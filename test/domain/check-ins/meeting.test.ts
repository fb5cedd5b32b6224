import { describe, expect, it } from 'vitest';
import { isWorkingDay, localDate } from '#domain/calendar.ts';
import { readTeamMeeting } from '#domain/check-ins/meeting.ts';
import { parsePeriod } from '#domain/period.ts';
import { checkInDeadline, planCohort } from '#domain/plan.ts';

const place = { timeZone: 'Europe/Berlin', country: 'DE' };
const planWith = (meeting: { weekday: number; hour: number } | null) => {
  const input = { period: parsePeriod('2027-Q1'), place, announceOn: '2026-12-11', meeting };
  const phase = planCohort(input).find((each) => each.phase === 'check-ins');
  if (!phase) throw new Error('no check-ins');
  return { ...phase, weeks: phase.steps.filter(({ kind }) => kind === 'week-open') };
};
const days = (meeting: { weekday: number; hour: number } | null) =>
  planWith(meeting).weeks.map(({ dueAt }) => localDate(dueAt, place.timeZone));

describe('check-ins before the team meets', () => {
  it('open on the working morning before the meeting and are due when it begins', () => {
    const wednesday = { weekday: 3, hour: 10 };
    const { weeks, closesAt } = planWith(wednesday);
    const [first] = weeks;
    expect(days(wednesday).slice(0, 3)).toEqual(['2027-01-05', '2027-01-12', '2027-01-19']);
    expect(first && checkInDeadline(first.dueAt, closesAt, place, wednesday)).toEqual(
      new Date('2027-01-06T09:00:00Z'),
    );
  });

  it('a Monday’s meeting is prepared on Friday, but never before the period begins', () => {
    expect(days({ weekday: 1, hour: 9 }).slice(0, 3)).toEqual(['2027-01-04', '2027-01-08', '2027-01-15']);
  });

  it('a meeting on a public holiday moves on, and so does its preparation', () => {
    // Good Friday 2027 is 26 March and Easter Monday the 29th: both teams meet on Tuesday, asked on Thursday before.
    const friday = days({ weekday: 5, hour: 11 });
    expect(friday.at(-2)).toBe('2027-03-25');
    expect(friday.every((date) => isWorkingDay({ date, country: 'DE' }))).toBe(true);
  });

  it('without a meeting stays as it was: the first working day of each week', () => {
    expect(days(null).slice(0, 2)).toEqual(['2027-01-04', '2027-01-11']);
    expect(days(null)).toHaveLength(13);
    for (let weekday = 1; weekday <= 5; weekday += 1)
      expect(days({ weekday, hour: 9 }), `weekday ${weekday}`).toHaveLength(13);
  });

  it('takes a policy only in its form', () => {
    expect(readTeamMeeting({ weekday: 2, hour: 14 })).toEqual({ weekday: 2, hour: 14 });
    for (const value of [
      null,
      'Tuesday',
      {},
      { weekday: 6, hour: 9 },
      { weekday: 2, hour: 24 },
      { weekday: '2', hour: 9 },
    ])
      expect(readTeamMeeting(value)).toBeNull();
  });
});
