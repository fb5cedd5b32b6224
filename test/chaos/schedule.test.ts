import { describe, expect, test } from 'vitest';
import { drawMishaps, FURTHEST_OFF_MS, SERVICES, VICTIMS } from '../../chaos/schedule.ts';

const killsOf = (seed: number, count: number) =>
  drawMishaps(seed, count).flatMap((mishap) => ('kill' in mishap ? [mishap.kill] : []));

describe('the mishaps of a seed', () => {
  test('are the same each time, and others with another seed', () => {
    expect(drawMishaps(7, 24)).toEqual(drawMishaps(7, 24));
    expect(drawMishaps(7, 24)).not.toEqual(drawMishaps(8, 24));
  });

  test('kill every part before they kill one twice', () => {
    for (let seed = 1; seed <= 20; seed += 1)
      expect(killsOf(seed, 40).slice(0, VICTIMS.length).sort()).toEqual([...VICTIMS].sort());
    // The round of `npm test` has no more.
    for (let seed = 1; seed <= 20; seed += 1) expect(new Set(killsOf(seed, 9)).size).toBe(VICTIMS.length);
  });

  test('begin with the same when there are fewer of them', () => {
    expect(drawMishaps(3, 24).slice(0, 8)).toEqual(drawMishaps(3, 8));
  });

  test('set clocks ahead and behind, and hold connections, of every service', () => {
    const all = Array.from({ length: 20 }, (_, seed) => drawMishaps(seed, 40)).flat();
    const offs = all.flatMap((mishap) => ('clock' in mishap ? [mishap.offMs] : []));
    expect(Math.min(...offs)).toBeLessThan(-1_000);
    expect(Math.max(...offs)).toBeGreaterThan(1_000);
    expect(Math.max(...offs.map(Math.abs))).toBeLessThanOrEqual(FURTHEST_OFF_MS);
    const clocks = new Set(all.flatMap((mishap) => ('clock' in mishap ? [mishap.clock] : [])));
    const held = new Set(all.flatMap((mishap) => ('hold' in mishap ? [mishap.hold] : [])));
    expect([clocks.size, held.size]).toEqual([SERVICES.length, SERVICES.length]);
  });
});
