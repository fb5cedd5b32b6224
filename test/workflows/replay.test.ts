import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { systemClock } from '#domain/clock.ts';
import { bundleWorkflows, installRuntime } from '#services/worker/create-worker.ts';
import { openDatabase } from '#storage/database.ts';
import { cohortClosed, levelPublished, replan, settled } from '#workflows/messages.ts';
import { createActivities } from '../../activities/index.ts';
import { BRANCHES } from '../histories/branches.ts';
import {
  fetchHistories,
  fromJson,
  privateTexts,
  type RecordedHistory,
  textsOf,
} from '../support/histories.ts';
import { launchPilot } from '../support/launched.ts';
import { startStage } from '../support/playing.ts';

const folder = new URL('../histories/', import.meta.url);
const recorded = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, RecordedHistory] => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]);

let bundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  installRuntime();
  bundle = await bundleWorkflows();
});

const replay = ({ workflowId, history }: RecordedHistory) =>
  Worker.runReplayHistory({ workflowBundle: bundle }, fromJson(history), workflowId);

describe('recorded workflows', () => {
  test('there is one of each workflow and branch', () => {
    const names = new Set(recorded.map(([name]) => path.basename(name, '.json')));
    const wanted = Object.keys(BRANCHES).flatMap((branch) => [`cycle-${branch}`, `cohort-${branch}`]);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test('between them they show every activity, signal and answer', () => {
    const texts = new Set(recorded.flatMap(([, { history }]) => textsOf(history)));
    const said = [...texts].join('\n');
    const activities = Object.keys(
      createActivities({ db: openDatabase('postgres://nowhere'), clock: systemClock() }),
    );
    const signals = [replan, settled, levelPublished, cohortClosed].map(({ name }) => name);
    const answers = ['done', 'not-due', 'paused', 'over'].map((result) => `{"result":"${result}"`);
    const plans = ['running', 'waiting', 'over'].map((state) => `"state":"${state}"`);
    expect([...activities, ...signals].filter((name) => !texts.has(name))).toEqual([]);
    expect([...answers, ...plans].filter((text) => !said.includes(text))).toEqual([]);
  });

  test.each(recorded)('%s goes on under the present code', async (_name, history) => {
    await replay(history);
  });

  test.each(recorded)('%s holds ids and times, no name, address or goal', (_name, { history }) => {
    const texts = textsOf(history);
    expect(texts.length).toBeGreaterThan(100);
    const words = ['Chief', 'Carla', 'Ada', 'Web', 'Wanda', 'example.org', 'A goal', 'measured', 'Product'];
    expect(texts.filter((text) => words.some((word) => text.includes(word)))).toEqual([]);
  });
});

test('an activity that fails with a name in its error leaves a code in the history, and nothing else', async () => {
  const stage = await startStage({
    onError: (db) => void sql`drop trigger if exists fault on task`.execute(db),
  });
  const { db, clock, engine } = stage;
  try {
    const pilot = await launchPilot(db, clock, { departments: ['Web'] });
    await sql`create function fault() returns trigger language plpgsql as
      $$ begin raise exception 'person % <%>', (select name from person where id = new.person_id),
           (select email from person where id = new.person_id) using errcode = '23505'; end $$`.execute(db);
    await sql`create trigger fault before insert on task for each row execute function fault()`.execute(db);
    await engine.playUntil(new Date('2026-12-11T18:00:00Z'));

    expect(stage.errors.map(String).join()).toContain('@example.org');
    const opened = await db.selectFrom('task').select('id').where('kind', '=', 'acknowledge').execute();
    expect(opened).toHaveLength(6);
    const where = { db, temporalAddress: inject('temporalAddress') };
    const histories = await fetchHistories(where, pilot.cycleId);
    const texts = histories.flatMap(({ history }) => textsOf(history));
    expect(texts).toContain('23505');
    const secrets = await privateTexts(db);
    expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  } finally {
    await stage.stop();
  }
});
