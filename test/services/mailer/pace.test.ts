import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import type { MailLimits } from '#domain/mail-rate.ts';
import { createMailer, type Mailer } from '#services/mailer/create-mailer.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import type { OutgoingMail } from '#services/mailer/transport.ts';
import { enqueue } from '#storage/repositories/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertNotice, insertPerson, insertTask, type World } from '../../support/factory.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2027-01-11T09:00:00Z');

let database: TestDatabase;
let clock: SettableClock;
let world: World;
let sent: Array<{ to: string; at: number }>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.deleteFrom('outbox').execute();
  await database.db.deleteFrom('mailPace').execute();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW);
  sent = [];
});

function newMailer(limits: MailLimits): Mailer {
  const { db, url } = database;
  return createMailer({
    db,
    databaseUrl: url,
    clock,
    // The relay's answer is not at stake here, only when it is asked.
    transport: {
      connections: 8,
      send: async ({ to }: OutgoingMail) => void sent.push({ to, at: clock.now().getTime() }),
      close: () => undefined,
    },
    mailFrom: 'okr@example.org',
    linkKeys: LINK_KEYS,
    limits,
    logger: quietLogger,
  });
}

/** Seals a mail each for new people of this domain. */
async function sealFor(count: number, domain: string, of: World = world): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const personId = await insertPerson(database.db, NOW, {
      departmentId: of.departmentId,
      email: `p${i}.${crypto.randomUUID().slice(0, 8)}@${domain}`,
    });
    const taskId = await insertTask(database.db, NOW, of, {
      kind: 'reflect',
      phase: 'celebration',
      personId,
    });
    await insertNotice(database.db, NOW, of, { kind: 'reflect', phase: 'celebration', personId, taskId });
  }
  await sealDue({ db: database.db, clock, pacing: 'calm', baseUrl: BASE_URL });
}

const LOOKS_A_SECOND = 5;

/** Lets the mailers work for so long. */
async function workFor(seconds: number, ...mailers: Mailer[]): Promise<void> {
  for (let look = 0; look < LOOKS_A_SECOND * seconds; look += 1) {
    await Promise.all(mailers.map((mailer) => mailer.drainOnce()));
    clock.set(new Date(clock.now().getTime() + 1_000 / LOOKS_A_SECOND));
  }
  for (const mailer of mailers) await mailer.stop();
}

const domains = (): string[] => sent.map(({ to }) => to.split('@')[1] ?? '');

describe('a relay that takes thirty mails a minute', () => {
  it('is given no more, however many mailers there are, and nearly as many', async () => {
    await sealFor(70, 'example.org');
    const limits = { perMinute: 30, perMinuteTo: new Map() };
    await workFor(60, newMailer(limits), newMailer(limits));
    expect(sent.length).toBeLessThanOrEqual(30);
    expect(sent.length).toBeGreaterThan(25);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length);
  });

  it('gets the rest in the minutes after', async () => {
    await sealFor(35, 'example.org');
    await workFor(90, newMailer({ perMinute: 30, perMinuteTo: new Map() }));
    expect(sent).toHaveLength(35);
  });
});

it('a domain at its limit holds up no other', async () => {
  await sealFor(40, 'slow.example');
  await sealFor(10, 'quick.example');
  await workFor(10, newMailer({ perMinute: null, perMinuteTo: new Map([['slow.example', 6]]) }));
  expect(domains().filter((domain) => domain === 'quick.example')).toHaveLength(10);
  expect(domains().filter((domain) => domain === 'slow.example').length).toBeLessThanOrEqual(2);
});

it('a mail from before limits were kept goes as well', async () => {
  await sealFor(1, 'example.org');
  const { payload } = await database.db.selectFrom('outbox').select('payload').executeTakeFirstOrThrow();
  await database.db.deleteFrom('outbox').execute();
  await database.db.transaction().execute((trx) =>
    enqueue(trx, [
      {
        kind: 'mail',
        key: `mail:${payload.mailId}`,
        payload: payload.mailId ? { mailId: payload.mailId } : {},
        notBefore: NOW,
        createdAt: NOW,
      },
    ]),
  );
  await workFor(1, newMailer({ perMinute: null, perMinuteTo: new Map([['*', 5]]) }));
  expect(sent).toHaveLength(1);
});

it('a small cycle’s mails do not wait behind a large one’s', async () => {
  await sealFor(120, 'example.org');
  await sealFor(5, 'pilot.example', await buildWorld(database.db, NOW));
  const mailer = newMailer({ perMinute: 3_600, perMinuteTo: new Map() });
  for (let all = 0; all < 125; all = sent.length) {
    await mailer.drainOnce();
    clock.set(new Date(clock.now().getTime() + 1_000));
  }
  await mailer.stop();
  const places = domains().flatMap((domain, place) => (domain === 'pilot.example' ? [place] : []));
  expect(places).toHaveLength(5);
  // The last twenty of the large cycle had a hundred before them and let others go first.
  expect(Math.max(...places)).toBeLessThan(105);
});
