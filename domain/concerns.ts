import { addWorkingDays, atLocalHour, localDate } from './calendar.ts';

/** Within so many working days a concern is answered, unless the organisation promised otherwise at the launch. */
export const CONCERN_DAYS = 5;
/** Who raises more in a day is better served by a talk; a script is stopped. */
export const MOST_CONCERNS_A_DAY = 5;
export const LONGEST_CONCERN = 4000;

const END_OF_DAY = 17;
const MORNING = 8;

export interface ConcernTimes {
  /** The end of the last promised working day, where the recipient is. */
  dueAt: Date;
  /** The morning before it, when the recipient is reminded. */
  remindAt: Date;
}

/** @param days the promised working days, as frozen at the launch. @returns until when, and when to remind. */
export function concernTimes(
  from: Date,
  days: number,
  place: { timeZone: string; country: string },
): ConcernTimes {
  const { timeZone, country } = place;
  const today = localDate(from, timeZone);
  const due = addWorkingDays({ date: today, country }, Math.max(1, days));
  const before = addWorkingDays({ date: due, country }, -1);
  return {
    dueAt: atLocalHour({ date: due, hour: END_OF_DAY, timeZone }),
    remindAt: atLocalHour({ date: before > today ? before : due, hour: MORNING, timeZone }),
  };
}
