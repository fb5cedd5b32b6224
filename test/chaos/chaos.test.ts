import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeRound } from '../../chaos/report.ts';
import { playRound } from '../../chaos/round.ts';

/** CHAOS_SEED=… tries other moments. */
const seed = Number(process.env.CHAOS_SEED ?? 1);

test(`a launch and the end of its first phase for 20 people, while each part is killed, seed ${seed}`, async () => {
  const cacheDir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-chaos-cache-'));
  onTestFinished(() => rmSync(cacheDir, { recursive: true, force: true }));
  const report = await playRound({
    seed,
    people: 20,
    stages: 1,
    mishaps: 10,
    temporalBinary: process.env.QUARTERDECK_TEMPORAL_BIN ?? '',
    cacheDir,
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
  expect(report.commands).toBe(2);
  expect(report.mails).toBeGreaterThanOrEqual(17);
  expect(report.answers.acknowledge).toBeGreaterThanOrEqual(15);
}, 300_000);
