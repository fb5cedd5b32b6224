import { nextPeriod, parsePeriod } from '../period.ts';

/** A department at the top of a pilot's surroundings, with everybody below it. */
export interface WaveDepartment {
  path: string;
  people: number;
}

/** One cycle of a roll-out: a period and whom it is for. Without departments: everyone. */
export interface Wave {
  ordinal: number;
  period: string;
  departments: string[];
}

export const MOST_WAVES = 4;

/**
 * Splits a roll-out into waves of about the same number of new people. Each wave keeps those before it, and the last one
 * is for everyone.
 *
 * @param pilot the pilot's period and departments.
 * @param others the other departments.
 * @param count how many waves; fewer come out when there are fewer departments to add.
 */
export function planWaves(
  pilot: { period: string; departments: readonly string[] },
  others: readonly WaveDepartment[],
  count: number,
): Wave[] {
  const waves = Math.max(1, Math.min(count, others.length || 1, MOST_WAVES));
  const groups: Array<{ people: number; paths: string[] }> = Array.from({ length: waves }, () => ({
    people: 0,
    paths: [],
  }));
  // The largest first, each into the group that is smallest so far: groups of a size, the same ones each time.
  for (const { path, people } of [...others].sort(
    (a, b) => b.people - a.people || (a.path < b.path ? -1 : 1),
  )) {
    const smallest = groups.reduce((low, each) => (each.people < low.people ? each : low));
    smallest.people += people;
    smallest.paths.push(path);
  }
  return groups.map((_, index) => ({
    ordinal: index + 1,
    period: periodAfter(pilot.period, index + 1),
    departments:
      index === waves - 1
        ? []
        : [...pilot.departments, ...groups.slice(0, index + 1).flatMap(({ paths }) => paths)].sort(),
  }));
}

/** @returns the same pilot once more, in the period after it. */
export function repeatWave(pilot: { period: string; departments: readonly string[] }): Wave {
  return { ordinal: 1, period: periodAfter(pilot.period, 1), departments: [...pilot.departments].sort() };
}

/** @returns the name of the period so many steps later, of the same kind. */
export function periodAfter(period: string, steps: number): string {
  let after = parsePeriod(period);
  for (let step = 0; step < steps; step += 1) after = nextPeriod(after);
  return after.name;
}
