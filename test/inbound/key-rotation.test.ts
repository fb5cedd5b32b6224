import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readLinkKeys } from '#domain/action-token.ts';
import { settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, insertTask, type World } from '../support/factory.ts';
import { BASE_URL, quietLogger } from '../support/mailing.ts';
import { type Arrived, openPostOffice } from '../support/post-office.ts';

/** The runbook "Change the key of links" (docs/operations.md), step by step on a running system. */
const NOW = new Date('2026-12-14T09:00:00Z');
const FORMER = `a:${Buffer.alloc(32, 1).toString('base64url')}`;
const NEXT = `b:${Buffer.alloc(32, 2).toString('base64url')}`;
const BEFORE = FORMER;
const BOTH_KNOWN = `${FORMER},${NEXT}`;
const NEXT_SIGNS = `${NEXT},${FORMER}`;
const AFTER = NEXT;

const clock = settableClock(NOW);
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  world = await buildWorld(database.db, NOW);
});
afterAll(() => database.drop());

/** @returns the mail about a new task that a mailer with these keys sends. */
async function mailWith(keys: string, kind: 'acknowledge' | 'reflect' | 'check-in'): Promise<Arrived> {
  const { db } = database;
  const phase = { acknowledge: 'preparation', reflect: 'celebration', 'check-in': 'check-ins' } as const;
  const taskId = await insertTask(db, NOW, world, { kind, phase: phase[kind] });
  await insertNotice(db, NOW, world, { kind, phase: phase[kind], taskId });
  const office = await openPostOffice({ database, clock, linkKeys: readLinkKeys(keys) });
  const [mail] = await office.deliver();
  await office.close();
  if (!mail) throw new Error('no mail came');
  return mail;
}

/** @returns what task pages with these keys say to whoever presses the mail's link. */
async function openWith(keys: string, mail: Arrived): Promise<{ status: number; body: string }> {
  const path = mail.text.match(/\/t\/[\w.-]+/)?.[0];
  if (!path) throw new Error('the mail has no link');
  const app = await createTaskPages({
    db: database.db,
    clock,
    linkKeys: readLinkKeys(keys),
    baseUrl: BASE_URL,
    logger: quietLogger,
  });
  const { statusCode, body } = await app.inject({ url: path, headers: { accept: 'text/html' } });
  await app.close();
  return { status: statusCode, body };
}

/** @returns what an inbound service with these keys says to a server that brings a reply. */
async function replyWith(keys: string, mail: Arrived): Promise<string> {
  const office = await openPostOffice({ database, clock, linkKeys: readLinkKeys(keys) });
  const said = await office.push(
    `From: ${mail.to}\r\nTo: ${mail.replyTo}\r\nSubject: Re: x\r\n\r\n8 ok\r\n`,
    {
      from: mail.to,
      to: mail.replyTo,
    },
  );
  await office.deliver();
  await office.close();
  return said;
}

it('the key of links changes without a link in a mail that stops working before its time', async () => {
  const old = await mailWith(BEFORE, 'check-in');
  expect(old.text).toMatch(/\/t\/a\./);
  expect((await openWith(BEFORE, old)).status).toBe(200);

  // 1: processes restart one after another; those of both kinds open what is signed.
  const during = await mailWith(BOTH_KNOWN, 'acknowledge');
  expect(during.text).toMatch(/\/t\/a\./);
  for (const keys of [BEFORE, BOTH_KNOWN]) expect((await openWith(keys, during)).status).toBe(200);

  // 2: the mailer is first, and nobody has to be.
  const fresh = await mailWith(NEXT_SIGNS, 'reflect');
  expect(fresh.text).toMatch(/\/t\/b\./);
  for (const keys of [BOTH_KNOWN, NEXT_SIGNS]) {
    expect((await openWith(keys, fresh)).status).toBe(200);
    expect((await openWith(keys, old)).status).toBe(200);
  }
  // A reply to the former address is still taken.
  expect(await replyWith(NEXT_SIGNS, old)).toMatch(/^250/);

  // 3: what is older leads nowhere, in words, and changes nothing; what is newer goes on.
  const tasks = () => database.db.selectFrom('task').select(['id', 'state']).orderBy('id').execute();
  const states = await tasks();
  const refused = await openWith(AFTER, old);
  expect(refused.status).toBe(404);
  expect(refused.body).toContain('This link does not lead anywhere');
  expect((await openWith(AFTER, fresh)).status).toBe(200);
  expect(await replyWith(AFTER, old)).not.toMatch(/^250/);
  expect(await tasks()).toEqual(states);
});

it('without the first step, links of the new key are taken for forged by processes that have not heard of it', async () => {
  const hasty = await mailWith(NEXT_SIGNS, 'acknowledge');
  expect((await openWith(BEFORE, hasty)).status).toBe(404);
});
