import { addDays, addWorkingDays, atLocalHour, localDate } from '#domain/calendar.ts';

/** Where the people of a benchmark's company are. */
export const ZONE = 'Europe/Berlin';

/** The mailer's clock alone is ahead: mails leave in working hours only, and a benchmark may be run at night. */
export function untilWorkingHours(now: Date): number {
  const date = addWorkingDays({ date: addDays(localDate(now, ZONE), 1), country: 'DE' }, 0);
  return atLocalHour({ date, hour: 10, timeZone: ZONE }).getTime() - now.getTime();
}
