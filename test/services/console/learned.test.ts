import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertNotice, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const TOKEN = 'a-token-for-tests-1234';
const NOW = new Date('2027-04-14T08:00:00Z');
const clock = settableClock(NOW);
let test: TestDatabase;
let app: FastifyInstance;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createConsole({
    db: test.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: pino({ level: 'silent' }),
    limit: null,
  });
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  world = await buildWorld(test.db, NOW);
});

const headers = { authorization: `Bearer ${TOKEN}`, accept: 'text/html' };
const page = () => app.inject({ url: `/cycles/${world.cycleId}/learned`, headers });
const post = (fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: `/cycles/${world.cycleId}/learned`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

describe('“you asked, we changed”', () => {
  it('opens the first page and the first mail of the next cycle of the same departments', async () => {
    expect((await post({ asked: 'Fewer key results', changed: 'Three are enough now' })).statusCode).toBe(
      303,
    );
    expect((await page()).body).toContain('Three are enough now');
    const { cycleId, departmentId } = world;
    await test.db
      .updateTable('cycle')
      .set({ startsOn: '2026-10-01', endsOn: '2026-12-31' })
      .where('id', '=', cycleId)
      .execute();
    const next = await buildWorld(test.db, NOW);
    await test.db
      .insertInto('cycleDepartment')
      .values({ cycleId: next.cycleId, departmentId, isRoot: false })
      .execute();
    const taskId = await insertTask(test.db, NOW, next, { kind: 'acknowledge', phase: 'preparation' });
    await insertNotice(test.db, NOW, next, { kind: 'acknowledge', phase: 'preparation', taskId });
    await sealDue({ db: test.db, clock, pacing: 'immediate', baseUrl: BASE_URL });
    const mail = await test.db
      .selectFrom('mail')
      .select('text')
      .where('personId', '=', next.personId)
      .executeTakeFirstOrThrow();
    expect(mail.text).toContain('You asked, we changed:');
    expect(mail.text).toContain('Fewer key results → Three are enough now');
    const pages = await createTaskPages({
      ...{ db: test.db, clock, linkKeys: LINK_KEYS, baseUrl: BASE_URL, logger: quietLogger },
      limit: null,
    });
    const { body } = await pages.inject({ url: await linkPath(test.db, NOW, taskId) });
    expect(body.indexOf('Three are enough now')).toBeGreaterThan(0);
    expect(body.indexOf('Three are enough now')).toBeLessThan(body.indexOf('name="answer"'));
    await pages.close();
  });

  it('refuses half an entry and a sixth one with what to do, and removes what is there', async () => {
    const half = await post({ asked: 'Fewer key results', changed: '' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('what was changed');
    for (let n = 1; n <= 5; n += 1) await post({ asked: `Wish ${n}`, changed: `Change ${n}` });
    const sixth = await post({ asked: 'Wish 6', changed: 'Change 6' });
    expect(sixth.statusCode).toBe(422);
    expect(sixth.body).toContain('Remove one first');
    const rows = await test.db
      .selectFrom('askedChanged')
      .select('id')
      .where('cycleId', '=', world.cycleId)
      .execute();
    expect(rows).toHaveLength(5);
    expect((await post({ remove: rows[0]?.id ?? '' })).statusCode).toBe(303);
    expect((await post({ remove: 'nonsense' })).statusCode).toBe(303);
    expect((await page()).body).not.toContain('Wish 1<');
  });
});
