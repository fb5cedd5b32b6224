import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { measureSending } from '#services/mailer/measure-sending.ts';
import { openMetricsDoor } from '#services/shared/metrics/door.ts';
import { createMetrics, measureRequests } from '#services/shared/metrics/registry.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { watchStore } from '#services/worker/watch.ts';
import { openDatabase } from '#storage/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertTask } from '../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../support/mailing.ts';

const NOW = new Date('2026-12-14T09:00:00Z');
const clock = settableClock(NOW);
const logger = pino({ level: 'silent' });
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** @returns the value of one line of Prometheus' text format. */
function figure(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const line = text
    .split('\n')
    .find(
      (each) =>
        (each.startsWith(`${name}{`) || each.startsWith(`${name} `)) &&
        Object.entries(labels).every(([key, value]) => each.includes(`${key}="${value}"`)),
    );
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

it('an operator sees late steps, mails that wait and open tasks through a door of its own', async () => {
  const { db } = database;
  const world = await buildWorld(db, NOW);
  await insertTask(db, NOW, world, { kind: 'acknowledge', phase: 'preparation' });
  const overdue = new Date(NOW.getTime() - 10 * 60_000);
  const run = await db
    .selectFrom('phaseRun')
    .select('id')
    .where('cycleId', '=', world.cycleId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('phaseRun')
    .set({ state: 'open', closesAt: overdue })
    .where('id', '=', run.id)
    .execute();
  await db
    .insertInto('step')
    .values({ phaseRunId: run.id, key: 'watched', kind: 'close', dueAt: overdue })
    .execute();
  await db
    .insertInto('outbox')
    .values({
      kind: 'mail',
      key: 'watched',
      cycleId: world.cycleId,
      payload: JSON.stringify({}),
      notBefore: overdue,
      createdAt: overdue,
    })
    .execute();
  const port = await freePort();
  const registry = createMetrics('worker');
  const refresh = watchStore({ db, clock }, registry);
  const close = await openMetricsDoor({ host: localhost, port, registry, refresh, logger });
  const answer = await fetch(`http://${localhost}:${port}/metrics`);
  const text = await answer.text();
  await close();
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(figure(text, 'quarterdeck_store_up', { service: 'worker' })).toBe(1);
  expect(figure(text, 'quarterdeck_outbox_oldest_seconds', { kind: 'mail' })).toBe(600);
  expect(figure(text, 'quarterdeck_outbox_waiting', { kind: 'signal' })).toBe(0);
  expect(figure(text, 'quarterdeck_tasks_open')).toBe(1);
  expect(figure(text, 'quarterdeck_steps_late')).toBe(1);
  expect(figure(text, 'quarterdeck_phases_overdue')).toBe(1);
});

it('a database that cannot be read is said, and fails no scrape', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
  const registry = new Registry();
  await watchStore({ db, clock }, registry)();
  expect(figure(await registry.metrics(), 'quarterdeck_store_up')).toBe(0);
  await db.destroy();
});

it('requests are told by their route, never by an address with a token in it', async () => {
  const { db } = database;
  const world = await buildWorld(db, NOW);
  const path = await linkPath(
    db,
    NOW,
    await insertTask(db, NOW, world, { kind: 'acknowledge', phase: 'preparation' }),
  );
  const app = await createTaskPages({
    db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
  const registry = createMetrics('task-pages');
  measureRequests(app, registry);
  await app.inject({ url: path, headers: { accept: 'text/html' } });
  await app.inject('/nowhere/at-all');
  await app.close();
  const text = await registry.metrics();
  const labels = { route: '/t/:token', method: 'GET', status: '200' };
  expect(figure(text, 'quarterdeck_http_request_seconds_count', labels)).toBe(1);
  expect(text).not.toContain(path.split('/').at(-1));
  expect(text).not.toContain('at-all');
});

it('alerts and dashboard ask for figures that exist', async () => {
  const registry = createMetrics('worker');
  watchStore({ db: database.db, clock }, registry);
  measureSending(registry);
  const app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
  measureRequests(app, registry);
  await app.close();
  const told = new Set(registry.getMetricsAsArray().map(({ name }) => name));
  const asked = ['alerts.yml', 'grafana-dashboard.json'].flatMap((file) =>
    [
      ...readFileSync(new URL(`../../infra/watching/${file}`, import.meta.url), 'utf8').matchAll(
        /(?:quarterdeck|process)_[a-z_]+/g,
      ),
    ].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')),
  );
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((name) => !told.has(name))).toEqual([]);
});

it('every alert has a paragraph that says what to do', () => {
  const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const names = [...read('infra/watching/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name]) => name);
  const operations = read('docs/operations.md');
  expect(names.filter((name) => !operations.includes(`**${name}**`))).toEqual([]);
});
