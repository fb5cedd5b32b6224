import { DateTime } from 'luxon';
import { addWorkingDays } from './calendar.ts';
import type { Place } from './plan.ts';

/**
 * @param at a moment of a plan.
 * @param days calendar days to move it.
 * @param place whose clock and days off count.
 * @returns the same hour on the day that many days later, or on the next working day after it.
 */
export function shiftOntoWorkingDay(at: Date, days: number, { timeZone, country }: Place): Date {
  const local = DateTime.fromJSDate(at, { zone: timeZone }).plus({ days });
  const day = addWorkingDays({ date: local.toFormat('yyyy-MM-dd'), country }, 0);
  return DateTime.fromISO(day, { zone: timeZone })
    .set({ hour: local.hour, minute: local.minute, second: local.second, millisecond: local.millisecond })
    .toJSDate();
}

/**
 * @param at a moment of a plan that was drawn for another zone.
 * @param from that zone.
 * @returns the same hour of the same day where the place is, or of the next working day there.
 */
export function moveToPlace(at: Date, from: string, place: Place): Date {
  const there = DateTime.fromJSDate(at, { zone: from }).setZone(place.timeZone, { keepLocalTime: true });
  return shiftOntoWorkingDay(there.toJSDate(), 0, place);
}
