import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createMailer, type Mailer } from '#services/mailer/create-mailer.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createSmtpTransport, type MailTransport } from '#services/mailer/transport.ts';
import { openClaimant } from '#storage/repositories/claimant.ts';
import { claim, markBegun, recoverOrphans } from '#storage/repositories/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertNotice, insertPerson, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-01-11T09:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let world: World;
let sink: Sink;
let transport: MailTransport;
let mailers: Mailer[];

/** What an answer to DATA may be: taken, a refusal with its code, or a connection that dies without one. */
type Answer = 'take' | 'hang-up' | number;

interface Sink {
  port: number;
  received: string[];
  answer: (address: string) => Answer;
  close(): Promise<void>;
}

async function startSink(): Promise<Sink> {
  const sink: Partial<Sink> & { received: string[]; answer: (address: string) => Answer } = {
    received: [],
    answer: () => 'take',
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        const answer = sink.answer(session.envelope.rcptTo[0]?.address ?? '');
        if (answer === 'take' || answer === 'hang-up') sink.received.push(text);
        if (answer === 'take') return done();
        if (answer === 'hang-up') {
          // The message is taken and its sender never hears of it.
          for (const connection of server.connections) connection.close();
          return;
        }
        done(Object.assign(new Error('not now'), { responseCode: answer }));
      });
    },
  });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return Object.assign(sink, {
    port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.deleteFrom('outbox').execute();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  sink = await startSink();
  transport = createSmtpTransport(`smtp://127.0.0.1:${sink.port}`);
  mailers = [];
});
afterEach(async () => {
  for (const mailer of mailers) await mailer.stop();
  transport.close();
  await sink.close();
});

function newMailer(by: MailTransport = transport): Mailer {
  const { db, url } = database;
  const mailer = createMailer({
    db,
    databaseUrl: url,
    clock,
    transport: by,
    mailFrom: 'OKR Büro <okr@example.org>',
    linkKeys: LINK_KEYS,
    logger: quietLogger,
  });
  mailers.push(mailer);
  return mailer;
}

/** Seals mails for so many new people. */
async function sealFor(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const personId = await insertPerson(database.db, NOW, {
      departmentId: world.departmentId,
      name: `Jürgen ${i}`,
    });
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'reflect',
      phase: 'celebration',
      personId,
    });
    await insertNotice(database.db, NOW, world, { kind: 'reflect', phase: 'celebration', personId, taskId });
  }
  await sealDue({ db: database.db, clock, pacing: 'calm', baseUrl: BASE_URL });
}
const outbox = () =>
  database.db
    .selectFrom('outbox')
    .select(['state', 'attempts', 'lastError', 'notBefore'])
    .where('kind', '=', 'mail')
    .orderBy('id')
    .execute();
const mailStates = async () =>
  (
    await database.db
      .selectFrom('mail')
      .select('state')
      .where('id', 'in', await ids())
      .execute()
  ).map(({ state }) => state);
const ids = async () =>
  (await database.db.selectFrom('outbox').select('payload').execute()).map(
    ({ payload }) => payload.mailId ?? '',
  );

describe('the mailer', () => {
  it('sends a mail as sealed, with its link, in both forms', async () => {
    await sealFor(1);
    expect(await newMailer().drainOnce()).toBe(1);
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
    expect(await mailStates()).toEqual(['sent']);
    const mail = await simpleParser(sink.received[0] ?? '');
    expect(mail.from?.text).toBe('"OKR Büro" <okr@example.org>');
    expect(mail.text).toMatch(/^Hello Jürgen 0,/);
    const link =
      /http:\/\/my\.example\.test\/t\/t\.[\w-]{22}\.[\w-]{22}/.exec(mail.text ?? '')?.[0] ?? 'no link';
    expect(mail.html).toContain(`href="${link}"`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.references).toBeDefined();
    expect(mail.date).toEqual(NOW);
    expect(Buffer.byteLength(sink.received[0] ?? '')).toBeLessThan(60_000);
    for (const line of (sink.received[0] ?? '').split('\r\n')) expect(line.length).toBeLessThan(998);
  });

  it('tries again later when the relay asks for it, with the same bytes', async () => {
    await sealFor(1);
    sink.answer = () => 451;
    const mailer = newMailer();
    await mailer.drainOnce();
    expect(await outbox()).toMatchObject([
      { state: 'pending', attempts: 1, notBefore: new Date(NOW.getTime() + 5_000) },
    ]);
    expect(await mailer.drainOnce()).toBe(0);
    clock.set(new Date(NOW.getTime() + 5_000));
    sink.answer = () => 'hang-up';
    await mailer.drainOnce();
    clock.set(new Date(NOW.getTime() + 60_000));
    sink.answer = () => 'take';
    await mailer.drainOnce();
    expect(await mailStates()).toEqual(['sent']);
    expect(sink.received).toHaveLength(2);
    expect(sink.received[1]).toBe(sink.received[0]);
  });

  it('gives up what is refused for good, and goes on with the rest', async () => {
    await sealFor(3);
    let first = '';
    sink.answer = (address) => {
      first ||= address;
      return address === first ? 550 : 'take';
    };
    await newMailer().drainOnce();
    expect((await mailStates()).sort()).toEqual(['failed', 'sent', 'sent']);
    expect((await outbox()).filter(({ state }) => state === 'failed')).toHaveLength(1);
  });

  it('parks a mail as unknown when the connection dies under it a second time', async () => {
    await sealFor(1);
    sink.answer = () => 'hang-up';
    const mailer = newMailer();
    await mailer.drainOnce();
    expect(await outbox()).toMatchObject([{ state: 'pending' }]);
    clock.set(new Date(NOW.getTime() + 3_600_000));
    await mailer.drainOnce();
    expect(await outbox()).toMatchObject([{ state: 'unknown', attempts: 2 }]);
    expect(await mailStates()).toEqual(['unknown']);
    expect(sink.received).toHaveLength(2);
  });

  it('loses nothing while there is no relay', async () => {
    await sealFor(2);
    const { port } = sink;
    await sink.close();
    const mailer = newMailer();
    await mailer.drainOnce();
    expect(await outbox()).toMatchObject([{ state: 'pending' }, { state: 'pending' }]);
    expect((await outbox())[0]?.lastError).not.toMatch(/^claim lost/);
    expect(port).toBeGreaterThan(0);
    sink = await startSink();
  });

  it('takes over what dead mailers had claimed, and parks only what was being sent once more', async () => {
    await sealFor(1);
    const { db, url } = database;
    for (const [sendsAgain, expected] of [
      [false, 'pending'],
      [false, 'pending'],
      [true, 'unknown'],
    ] as const) {
      const dead = await openClaimant(url);
      const [row] = await claim({ db, kinds: ['mail'], claimant: dead.id, limit: 10, now: NOW });
      if (sendsAgain) await markBegun({ db, ids: [row?.id ?? 0], claimant: dead.id });
      // As long as the claimant's session lives, nobody else touches its rows.
      expect(await recoverOrphans({ db, now: NOW })).toEqual({ freed: 0, parked: 0 });
      await dead.release();
      await expect.poll(() => recoverOrphans({ db, now: NOW })).not.toEqual({ freed: 0, parked: 0 });
      expect(await outbox()).toMatchObject([{ state: expected }]);
    }
    expect(await newMailer().drainOnce()).toBe(0);
    expect(await mailStates()).toEqual(['unknown']);
  });

  it('loses nothing to crashes that come before a mail has left, and sends it with care afterwards', async () => {
    await sealFor(12);
    const { db, url } = database;
    for (let crash = 0; crash < 3; crash += 1) {
      const dead = await openClaimant(url);
      expect(await claim({ db, kinds: ['mail'], claimant: dead.id, limit: 20, now: NOW })).toHaveLength(12);
      await dead.release();
      await expect.poll(() => recoverOrphans({ db, now: NOW })).toEqual({ freed: 12, parked: 0 });
    }
    const notedAtOnce: number[] = [];
    const watching: MailTransport = {
      connections: transport.connections,
      async send(mail) {
        notedAtOnce.push(
          (await outbox()).filter(({ lastError }) => lastError?.endsWith('sent once more')).length,
        );
        await transport.send(mail);
      },
      close: () => undefined,
    };
    expect(await newMailer(watching).drainOnce()).toBe(12);
    // Each is noted before it is sent, and no other is.
    expect(notedAtOnce).toEqual(Array.from({ length: 12 }, () => 1));
    expect(await mailStates()).toEqual(Array.from({ length: 12 }, () => 'sent'));
    expect(sink.received).toHaveLength(12);
  });

  it('leaves to the next claim what had not begun when the session of its claim died', async () => {
    await sealFor(9);
    const { db } = database;
    let cutOff = false;
    const slow: MailTransport = {
      connections: 2,
      async send(mail) {
        if (!cutOff) {
          cutOff = true;
          await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 77
                       and database = (select oid from pg_database where datname = current_database())`.execute(
            db,
          );
          // The others wait behind this one until the session is known to be gone and somebody frees what it held.
          await expect.poll(async () => (await recoverOrphans({ db, now: NOW })).freed).toBe(9);
        }
        await transport.send(mail);
      },
      close: () => undefined,
    };
    newMailer(slow).start();
    await expect
      .poll(async () => (await outbox()).every(({ state }) => state === 'sent'), { timeout: 20_000 })
      .toBe(true);
    const messageIds = sink.received.map((text) => /^Message-ID: (.+)$/im.exec(text)?.[1]);
    // Only the two that were on their way to the relay may come once more.
    expect(new Set(messageIds).size).toBe(9);
    expect(messageIds.length).toBeLessThanOrEqual(11);
  });

  it('sends each of many mails once with two mailers side by side', async () => {
    await sealFor(300);
    for (const mailer of [newMailer(), newMailer()]) mailer.start();
    await expect
      .poll(async () => (await outbox()).every(({ state }) => state === 'sent'), { timeout: 20_000 })
      .toBe(true);
    expect(sink.received).toHaveLength(300);
    const messageIds = sink.received.map((text) => /^Message-ID: (.+)$/im.exec(text)?.[1]);
    expect(new Set(messageIds).size).toBe(300);
  });

  it('writes to nobody who has left in the meantime', async () => {
    await sealFor(1);
    await database.db.updateTable('person').set({ state: 'left' }).execute();
    await newMailer().drainOnce();
    expect(sink.received).toEqual([]);
    expect(await mailStates()).toEqual(['failed']);
  });
});
