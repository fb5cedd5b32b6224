import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeRound } from '../../chaos/report.ts';
import { playRound } from '../../chaos/round.ts';

/** CHAOS_SEED=… tries other moments. */
const seed = Number(process.env.CHAOS_SEED ?? 1);
/** As few as kill each part whatever the seed. */
const MISHAPS = 9;
/** The workflows are bundled again only when they have changed, not in each run of the tests. */
const CACHE = fileURLToPath(new URL('../../.quarterdeck/workflows', import.meta.url));

test(`a launch and the end of its first phase for 12 people, while each part is killed, seed ${seed}`, async () => {
  const report = await playRound({
    seed,
    people: 12,
    stages: 1,
    mishaps: MISHAPS,
    temporalBinary: process.env.QUARTERDECK_TEMPORAL_BIN ?? '',
    cacheDir: CACHE,
    environment: process.env,
  });
  expect(report.broken, describeRound(report)).toEqual([]);
  expect(Object.keys(report.kills).sort()).toEqual([
    'console',
    'mailer',
    'postgres',
    'task-pages',
    'temporal',
    'worker',
  ]);
  // Two cycles are launched, and each goes on once.
  expect(report.commands).toBe(4);
  expect(report.mails).toBeGreaterThanOrEqual(12);
  expect(report.answers.acknowledge).toBeGreaterThanOrEqual(10);
}, 300_000);
