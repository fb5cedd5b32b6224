import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openRecord, type RoundRecord, seedsLeft } from '../../chaos/record.ts';
import { describeRound } from '../../chaos/report.ts';
import { playRound } from '../../chaos/round.ts';
import { blankReport } from '../../chaos/round-report.ts';
import { documentRounds, roundsTable } from '../../chaos/table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-record-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = { seed: 50, rounds: 4, people: 30, stages: 5, mishaps: 16 };

function round(seed: number, given: Partial<RoundRecord> = {}): RoundRecord {
  return {
    ...blankReport({ ...run, seed }),
    seconds: 61.5,
    kills: { worker: 2, postgres: 1 },
    moods: { slow: 3 },
    clocks: { mailer: 1 },
    answers: { 'check-in': 20, draft: 5 },
    commands: 6,
    mails: 120,
    copies: 2,
    commit: 'abc1234',
    endedAt: '2026-11-23T23:00:00.000Z',
    ...given,
  };
}

describe('a record', () => {
  test('gives back by seed what was added, and replaces a round of the same seed', () => {
    const record = openRecord(path.join(folder, 'new'));
    expect(record.read()).toEqual([]);
    const again = round(51, { broken: ['I2: an answer is open'], logs: '/x' });
    for (const each of [round(51), round(9), again]) record.add(each);
    expect(record.read()).toEqual([round(9), again]);
    expect(readdirSync(path.join(folder, 'new')).sort()).toEqual(['seed-51.json', 'seed-9.json']);
  });

  test('names a file that is no round, and passes by what is no record', () => {
    const record = openRecord(folder);
    writeFileSync(path.join(folder, 'seed-50.json.part'), '{"half');
    expect(record.read()).toEqual([]);
    writeFileSync(path.join(folder, 'seed-50.json'), '{"seed": 50}');
    expect(() => record.read()).toThrow(
      `${folder}/seed-50.json is no record of a round: move it away, and its seed is played again.`,
    );
  });
});

describe('the rounds that are left', () => {
  test('are all of a new run, and those that are not on record of one that goes on', () => {
    expect(seedsLeft(run, [], false)).toEqual([50, 51, 52, 53]);
    expect(seedsLeft(run, [], true)).toEqual([50, 51, 52, 53]);
    expect(seedsLeft(run, [round(50), round(51)], true)).toEqual([52, 53]);
    expect(seedsLeft(run, [round(50), round(51), round(52), round(53)], true)).toEqual([]);
    expect(seedsLeft(run, [round(50), round(52)], true)).toEqual([51, 53]);
    expect(seedsLeft(run, [round(49), round(80)], true)).toEqual([50, 51, 52, 53]);
  });

  test('are none of a run that would mix with another one', () => {
    expect(() => seedsLeft(run, [round(50)], false)).toThrow(
      '--out holds the record of 1 round already: add --resume to go on after the last one, or name another folder.',
    );
    expect(() => seedsLeft({ ...run, people: 40 }, [round(50)], true)).toThrow(
      '--people is 40, and seed 50 in --out was played with 30: give --people 30, or name another folder.',
    );
  });
});

test('a round that cannot be played to its end is broken, says why and how to play it again', async () => {
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  const report = await playRound({
    ...run,
    temporalBinary: path.join(folder, 'no-temporal'),
    cacheDir: folder,
    environment: process.env,
  });
  expect(report.broken).toEqual([expect.stringContaining('The round could not be played to its end: ')]);
  expect(describeRound(report)).toContain(
    'play it again: npm run chaos -- --seed 50 --people 30 --stages 5 --mishaps 16',
  );
  expect(readdirSync(folder)).toEqual([]);
});

describe('all rounds', () => {
  const rounds = [
    round(50),
    round(51),
    round(60, { broken: ['I3: <a> arrived 3 times', 'I3: <b> arrived 3 times'], kills: { worker: 1 } }),
  ];

  test('are a line each, and totals by part, kind and question', () => {
    const table = roundsTable(rounds);
    expect(table).toMatch(/^50 +30 +62 +3 +4 +25 +6 +120 +2 +nothing$/m);
    expect(table).toMatch(/^60 .* I3: <a> arrived 3 times$/m);
    expect(table).toMatch(/^kills +7: postgres 2, worker 5$/m);
    expect(table).toMatch(/^other mishaps +relay slow 9, clock wrong 3$/m);
    expect(table).toMatch(/^answers acknowledged +75: check-in 60, draft 15$/m);
    expect(table).toMatch(/^mails +360, 6 copies, 0 parked$/m);
    expect(table).toMatch(/^seconds +185$/m);
    expect(table).toMatch(/^what broke +something with seed 60$/m);
  });

  test('have a place on the page, which a second writing leaves as it is', () => {
    const place = '<!-- rounds: written by npm run chaos -- --out FOLDER --document -->';
    const page = documentRounds(`before\n${place}\nold\n<!-- /rounds -->\nafter\n`, rounds);
    expect(page).toContain('| seeds | 50 to 51, 60 |');
    expect(page).toContain('| played | 2026-11-23 (UTC), commits abc1234 |');
    expect(page).toContain('- seed 60: I3: a mail arrived 3 times (2 of them)\n<!--');
    expect(page).toMatch(/^before\n/);
    expect(page).toMatch(/\n<!-- \/rounds -->\nafter\n$/);
    expect(page).not.toContain('old');
    expect(documentRounds(page, rounds)).toBe(page);
    expect(() => documentRounds('no place', rounds)).toThrow('The page has no place between');
  });
});
