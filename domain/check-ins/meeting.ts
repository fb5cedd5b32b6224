import { addDays, addWorkingDays, atLocalHour, localDate, mondayOf } from '../calendar.ts';

/** When a team talks about its goals each week: the value of the policy `team-meeting`. */
export interface TeamMeeting {
  /** 1 for Monday to 5 for Friday. */
  weekday: number;
  /** 0 to 23, on the team's own clock. */
  hour: number;
}

interface Where {
  timeZone: string;
  country: string;
}

/** @returns the meeting that a policy's value describes; null when it describes none. */
export function readTeamMeeting(value: unknown): TeamMeeting | null {
  if (typeof value !== 'object' || value === null) return null;
  const weekday: unknown = Reflect.get(value, 'weekday');
  const hour: unknown = Reflect.get(value, 'hour');
  return isWithin(weekday, 1, 5) && isWithin(hour, 0, 23) ? { weekday, hour } : null;
}

function isWithin(value: unknown, from: number, to: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

/**
 * @param monday of the week.
 * @returns the day on which the team meets: its weekday, or the next working day when that one is off.
 */
export function meetingDay(monday: string, { weekday }: TeamMeeting, country: string): string {
  return addWorkingDays({ date: addDays(monday, weekday - 1), country }, 0);
}

/** @returns the day on whose morning people are asked: the last working day before the meeting. */
export function askingDay(monday: string, meeting: TeamMeeting, country: string): string {
  return addWorkingDays({ date: meetingDay(monday, meeting, country), country }, -1);
}

/** @returns the first meeting after the moment, which may lie in the week after. */
export function nextMeeting(after: Date, meeting: TeamMeeting, { timeZone, country }: Where): Date {
  let monday = mondayOf(localDate(after, timeZone));
  for (;;) {
    const date = meetingDay(monday, meeting, country);
    const at = atLocalHour({ date, hour: meeting.hour, timeZone });
    if (at > after) return at;
    monday = addDays(monday, 7);
  }
}
