import { DateTime } from 'luxon';
import type { Chance } from './chance.ts';

/**
 * How somebody treats their mail. `prompt`: within hours. `late`: after a day or two, sometimes after the deadline.
 * `silent`: never answers. `leaver`: prompt until they leave in the middle of the quarter.
 */
export type Temperament = 'prompt' | 'late' | 'silent' | 'leaver';

/** Shares of a hundred people; the first leaver is certain from twenty people on. */
const SHARES: ReadonlyArray<readonly [Temperament, number]> = [
  ['silent', 0.04],
  ['late', 0.2],
  ['prompt', 1],
];

/** Hours after which somebody prompt gets to their mail, at the earliest. */
const PROMPT_HOURS = [1];
/** The hour of the day at which somebody late catches up. */
const LATE_HOURS = [10];
/** Nobody acts outside these hours of their own weekdays; what comes later waits for the next such morning. */
const AWAKE = { from: 9, to: 19 };
/** People of all zones move at the same moments, so that many act side by side and a quarter has hundreds of moments, not thousands. */
const MOVE_EVERY_MS = 4 * 3_600_000;

/** @returns the temperament of each address; one of them leaves. */
export function castTemperaments(
  addresses: readonly string[],
  chance: Chance,
  mayLeave: (address: string) => boolean,
): Map<string, Temperament> {
  const cast = new Map<string, Temperament>();
  for (const address of addresses) {
    const luck = chance.of('temperament', address);
    cast.set(address, SHARES.find(([, share]) => luck < share)?.[0] ?? 'prompt');
  }
  const candidates = addresses.filter((address) => mayLeave(address));
  if (candidates.length > 0) cast.set(chance.pick(candidates, 'leaver'), 'leaver');
  return cast;
}

/**
 * @param arrivedAt when the mail came.
 * @param what tells one task from another, so that the same person is not always equally fast.
 * @returns when the person acts on it, or undefined for never.
 */
export function actsAt(
  person: { temperament: Temperament; timeZone: string },
  arrivedAt: Date,
  chance: Chance,
  ...what: string[]
): Date | undefined {
  const { temperament, timeZone } = person;
  const local = DateTime.fromJSDate(arrivedAt, { zone: timeZone });
  switch (temperament) {
    case 'silent':
      return undefined;
    case 'late': {
      const day = local.plus({ days: chance.between(1, 2, 'delay', ...what) }).startOf('day');
      const hour = chance.pick(LATE_HOURS, 'hour', ...what);
      return afterWeekend(togetherWithOthers(day.set({ hour }))).toJSDate();
    }
    case 'prompt':
    case 'leaver':
      return whenAwake(local.plus({ hours: chance.pick(PROMPT_HOURS, 'delay', ...what) })).toJSDate();
  }
}

function whenAwake(at: DateTime): DateTime {
  const then = togetherWithOthers(at);
  if (then.hour < AWAKE.from) return afterWeekend(togetherWithOthers(morningOf(then)));
  if (then.hour <= AWAKE.to) return afterWeekend(then);
  return afterWeekend(togetherWithOthers(morningOf(then.plus({ days: 1 }))));
}

function morningOf(day: DateTime): DateTime {
  return day.startOf('day').set({ hour: AWAKE.from });
}

function togetherWithOthers(at: DateTime): DateTime {
  const moment = Math.ceil(at.toMillis() / MOVE_EVERY_MS) * MOVE_EVERY_MS;
  return DateTime.fromMillis(moment, { zone: at.zone });
}

function afterWeekend(at: DateTime): DateTime {
  return at.weekday > 5 ? at.plus({ days: 8 - at.weekday }) : at;
}
