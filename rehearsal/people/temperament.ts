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

/** People move together at these moments of an hour, so that a quarter has hundreds of moments and not thousands. */
const GRID_MS = 30 * 60_000;

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
  temperament: Temperament,
  arrivedAt: Date,
  chance: Chance,
  ...what: string[]
): Date | undefined {
  switch (temperament) {
    case 'silent':
      return undefined;
    case 'late':
      return onGrid(arrivedAt, 60 * chance.between(20, 60, 'delay', ...what));
    case 'prompt':
    case 'leaver':
      return onGrid(arrivedAt, chance.between(5, 300, 'delay', ...what));
  }
}

function onGrid(from: Date, minutes: number): Date {
  return new Date(Math.ceil((from.getTime() + minutes * 60_000) / GRID_MS) * GRID_MS);
}
