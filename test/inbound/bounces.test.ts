import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertNotice, insertTask, type World } from '../support/factory.ts';
import { quietLogger } from '../support/mailing.ts';
import { type Arrived, openPostOffice } from '../support/post-office.ts';

const NOW = new Date('2027-01-11T09:00:00Z');
const TOKEN = 'a-token-for-tests-1234';

let database: TestDatabase;
let clock: SettableClock;
let world: World;
let office: Awaited<ReturnType<typeof openPostOffice>>;
let console_: FastifyInstance;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  clock = settableClock(NOW);
  office = await openPostOffice({ database, clock });
  console_ = await createConsole({
    db: database.db,
    clock,
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1:4000', token: TOKEN } },
    logger: quietLogger,
    limit: null,
  });
});
afterAll(async () => {
  await console_.close();
  await office.close();
  await database.drop();
});
beforeEach(async () => {
  world = await buildWorld(database.db, NOW);
});

const api = (method: 'GET' | 'POST', url: string, payload?: object) =>
  console_.inject({
    method,
    url,
    headers: { authorization: `Bearer ${TOKEN}` },
    ...(payload ? { payload } : {}),
  });

/** A mail to the world's person that has gone out. */
async function mailToPerson(): Promise<Arrived[]> {
  serial += 1;
  const taskId = await insertTask(database.db, NOW, world, {
    kind: 'reflect',
    phase: 'celebration',
    ordinal: serial,
  });
  await insertNotice(database.db, NOW, world, { kind: 'reflect', phase: 'celebration', taskId });
  return office.deliver();
}

const report = (to: string, status: string, id = `${to}-${status}`) =>
  `From: MAILER-DAEMON@mx.example.org\r\nTo: ${to}\r\nSubject: Undelivered\r\nMessage-ID: <${id}>\r\nMIME-Version: 1.0\r\n` +
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsame\r\n' +
  `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x\r\nAction: failed\r\nStatus: ${status}\r\n` +
  '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Our mail\r\n\r\nHello\r\n--b--\r\n';

async function bounce(status: string): Promise<Arrived> {
  const [mail] = await mailToPerson();
  if (!mail) throw new Error('no mail came');
  expect(await office.push(report(mail.returnPath, status), { from: '', to: mail.returnPath })).toMatch(
    /^250/,
  );
  return mail;
}

describe('a mail that comes back for good', () => {
  it('ends mail to the address, until HR ops says that it takes mail again', async () => {
    const { to } = await bounce('5.1.1');
    expect(await mailToPerson()).toEqual([]);
    expect((await api('POST', '/v1/suppressions/lift', { address: to.toUpperCase() })).json()).toEqual({
      address: to,
    });
    expect(await mailToPerson()).toHaveLength(1);
    const actions = await database.db
      .selectFrom('auditEvent')
      .select(['action', 'actorKind'])
      .where('entityId', '=', world.personId)
      .orderBy('id')
      .execute();
    expect(actions).toMatchObject([
      { action: 'mail.undelivered', actorKind: 'system' },
      { action: 'address.suppressed', actorKind: 'system' },
      { action: 'address.lifted', actorKind: 'token' },
    ]);
  });

  it('is shown to HR ops: on the cycle’s page, on the page of addresses and by the API', async () => {
    const { to } = await bounce('5.2.1');
    const page = await console_.inject({
      url: `/cycles/${world.cycleId}`,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(page.body).toContain('1 person gets no mail, since it came back:');
    expect(page.body).toContain('Pia Person');
    const addresses = await api('GET', '/addresses');
    expect(addresses.body).toContain(to);
    expect((await api('GET', '/v1/suppressions')).json().suppressions).toContainEqual(
      expect.objectContaining({ address: to, status: '5.2.1', name: 'Pia Person' }),
    );
    expect((await api('GET', `/v1/cycles/${world.cycleId}`)).json().undelivered).toMatchObject([
      { address: to },
    ]);
    const lifted = await console_.inject({
      method: 'POST',
      url: '/addresses/lift',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ address: to }).toString(),
    });
    expect(lifted.statusCode).toBe(303);
    expect(await mailToPerson()).toHaveLength(1);
  });

  it('does not hold back mail to a new address of the person', async () => {
    await bounce('5.1.1');
    await database.db
      .updateTable('person')
      .set({ email: `new-${serial}@example.org` })
      .where('id', '=', world.personId)
      .execute();
    expect((await mailToPerson()).map(({ to }) => to)).toEqual([`new-${serial - 1}@example.org`]);
  });

  it('that is reported twice is noted once', async () => {
    const { returnPath } = await bounce('5.1.1');
    await office.push(report(returnPath, '5.1.1'), { from: '', to: returnPath });
    const rows = await database.db
      .selectFrom('inboundMail')
      .select('verdict')
      .where('personId', '=', world.personId)
      .execute();
    expect(rows).toEqual([{ verdict: 'undelivered' }]);
  });
});

describe('what does not come back for good', () => {
  it.each([
    ['a delay', '4.2.2', 'delayed'],
    ['word that it arrived', '2.0.0', 'report'],
  ])('%s is noted, and mail goes on', async (_what, status, verdict) => {
    await bounce(status);
    expect(await mailToPerson()).toHaveLength(1);
    const rows = await database.db
      .selectFrom('inboundMail')
      .select('verdict')
      .where('personId', '=', world.personId)
      .execute();
    expect(rows).toEqual([{ verdict }]);
  });

  it('a report at an address that nobody was given is refused', async () => {
    const to = `okr+b${'3'.repeat(50)}@mail.example.org`;
    expect(await office.push(report(to, '5.1.1'), { from: '', to })).toMatch(/550/);
  });

  it('a report at the address for replies holds nothing back', async () => {
    const [mail] = await mailToPerson();
    if (!mail) throw new Error('no mail came');
    expect(await office.push(report(mail.replyTo, '5.1.1'), { from: '', to: mail.replyTo })).toMatch(/^250/);
    expect(await mailToPerson()).toHaveLength(1);
  });

  it('an address that is not held back cannot be lifted, and HR ops is told what to do', async () => {
    const answer = await api('POST', '/v1/suppressions/lift', { address: 'nobody@example.org' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().errors[0].remedy).toContain('okr people undelivered');
  });
});
