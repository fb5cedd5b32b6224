import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { PAGE_ACCESS } from '#services/task-pages/route-access.ts';
import { type ConsolePeople, KNOCKERS, peopleAtTheDoor } from '../../support/console-people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const clock = settableClock(new Date('2026-11-23T09:00:00Z'));
let test: TestDatabase;
let app: FastifyInstance;
let people: ConsolePeople;
let zoologyId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  app = await createTaskPages({
    db: test.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: 'http://my.example.test',
    devPages: true,
    logger: quietLogger,
    limit: null,
  });
  people = await peopleAtTheDoor(test.db, clock.now());
  ({ id: zoologyId } = await test.db
    .selectFrom('department')
    .select('id')
    .where('path', '=', 'Zoology')
    .executeTakeFirstOrThrow());
  await test.db
    .insertInto('policy')
    .values({ key: 'visibility', departmentId: zoologyId, country: null, value: '"department"' })
    .execute();
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

/** @returns the cookie of somebody signed in to everybody's goals. */
async function session(personId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await test.db
    .insertInto('session')
    .values({
      personId,
      secret: createHash('sha256').update(secret).digest(),
      openedAt: clock.now(),
      expiresAt: new Date(clock.now().getTime() + 3_600_000),
    })
    .execute();
  return `okr-session=${secret}`;
}

const routes = () =>
  app.routeTable
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url }) => ({
      method: method === 'POST' ? ('POST' as const) : ('GET' as const),
      url,
      access: PAGE_ACCESS[`${method} ${url}`],
    }));

/** @returns an address of the route; whatever stands for a person in it is made up. */
function madeUp(url: string): string {
  return url
    .replace(':token', `t.${'A'.repeat(22)}.${'A'.repeat(22)}`)
    .replace(':code', 'ABCDEFGHJKMNPQRS')
    .replace(/:(id|wish|cycle|department|said|absence|task)/g, zoologyId);
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('every route of the task pages × every role × own and other', () => {
  it('each route is in the table, and nothing in the table is gone', () => {
    const present = new Set(routes().map(({ method, url }) => `${method} ${url}`));
    expect([...present].filter((name) => !PAGE_ACCESS[name])).toEqual([]);
    expect(Object.keys(PAGE_ACCESS).filter((name) => !present.has(name))).toEqual([]);
    expect(present.size).toBeGreaterThan(40);
  });

  it.each(KNOCKERS)(
    '%s opens no link by being signed in, and sees goals as far as the policy says',
    async (who) => {
      const cookie = await session(people.ids[who]);
      const wrong: string[] = [];
      for (const { method, url, access } of routes()) {
        const said = (status: number) => `${method} ${url}: ${status}`;
        if (access === 'link') {
          const answer = await app.inject({
            method,
            url: madeUp(url),
            headers: { cookie, ...form },
            ...(method === 'POST' ? { payload: 'choice=yes' } : {}),
          });
          if (![404, 410].includes(answer.statusCode)) wrong.push(said(answer.statusCode));
        }
        if (access === 'session') {
          const stranger = await app.inject({
            method,
            url: madeUp(url),
            headers: method === 'POST' ? form : {},
          });
          if (stranger.headers.location !== '/sign-in')
            wrong.push(`${said(stranger.statusCode)} without a session`);
          for (const side of ['own', 'other'] as const) {
            const answer = await app.inject({
              method,
              url: `${madeUp(url).replace(':person', people[side].personId)}?cycle=${people[side].cycleId}`,
              headers: { cookie, ...(method === 'POST' ? form : {}) },
            });
            if (answer.statusCode >= 400 && answer.statusCode !== 404) wrong.push(said(answer.statusCode));
            // None of them looks after these people.
            if (url.includes(':person') && answer.statusCode !== 404) wrong.push(said(answer.statusCode));
            const seesAll = who === 'hr_ops' || who === 'executive';
            if (!seesAll && answer.body.includes('Feed the zebras'))
              wrong.push(`${said(answer.statusCode)} shows goals`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('HR ops sees the goals that the policy keeps to a department', async () => {
    const cookie = await session(people.ids.hr_ops);
    const { body } = await app.inject({
      url: `/okrs/department/${zoologyId}?cycle=${people.other.cycleId}`,
      headers: { cookie },
    });
    expect(body).toContain('Feed the zebras well');
  });

  it('a link opens its own person’s task, whoever is signed in, and nobody else’s', async () => {
    const own = await linkPath(test.db, clock.now(), people.own.taskId);
    const other = await linkPath(test.db, clock.now(), people.other.taskId);
    const cookie = await session(people.own.personId);
    expect((await app.inject({ url: own })).body).toContain('Olga Own');
    expect((await app.inject({ url: other, headers: { cookie } })).body).toContain('Zelda Zebra');
    const [ownPart = '', otherPart = ''] = [own, other].map((path) => path.split('.').at(-1));
    const mixed = own.replace(ownPart, otherPart);
    expect((await app.inject({ url: mixed, headers: { cookie } })).statusCode).toBe(404);
  });
});
