import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { plusAddress, replyToken } from '#domain/reply/address.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from '../support/factory.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { INBOUND_ADDRESS, openPostOffice } from '../support/post-office.ts';
import { type Addresses, hostileMails, oddButGood } from './hostile-mails.ts';

const NOW = new Date('2027-02-15T09:00:00Z');
const SEED = 7;
const HOW_MANY = 205;

let database: TestDatabase;
let clock: SettableClock;
let world: World;
let office: Awaited<ReturnType<typeof openPostOffice>>;
let addresses: Addresses;
let week = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  clock = settableClock(NOW);
  world = await buildWorld(database.db, NOW, { locale: 'en-GB' });
  await insertOkrSet(database.db, world, {
    state: 'agreed',
    objectives: [
      {
        title: 'New customers feel at home',
        keyResults: [
          { title: 'Active', baseline: 10, target: 100 },
          { title: 'Days', baseline: 9, target: 3 },
        ],
      },
    ],
  });
  office = await openPostOffice({ database, clock });
  addresses = {
    own: await addressOf(world.personId),
    other: await addressOf(world.otherId),
    to: (await newWeek()).to,
  };
});
afterAll(async () => {
  await office.close();
  await database.drop();
});

async function addressOf(personId: string): Promise<string> {
  const { email } = await database.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email ?? '';
}

/** A further week's check-in and the address that answers it. */
async function newWeek() {
  week += 1;
  const { db } = database;
  const taskId = await insertTask(db, NOW, world, { kind: 'check-in', phase: 'check-ins', ordinal: week });
  const expiresAt = new Date(NOW.getTime() + 60 * 86_400_000);
  const [link] = await db
    .transaction()
    .execute((trx) => issueLinks(trx, [{ taskId, personId: world.personId, expiresAt }]));
  if (!link) throw new Error('no link');
  const claim = { linkId: link.id, personId: link.personId, version: link.version };
  return { taskId, to: plusAddress(INBOUND_ADDRESS, replyToken(LINK_KEYS, claim)) };
}

/** Everything but what is noted of the mails themselves. */
async function digest(): Promise<string> {
  const noted = ['inbound_mail', 'audit_event', 'audit_content', 'notice'];
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(database.db);
  const hash = createHash('sha256');
  for (const { name } of rows.filter((row) => !noted.includes(row.name))) {
    const { rows: all } = await sql<{
      row: string;
    }>`select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(database.db);
    hash.update(`${name}\n${all.map(({ row }) => row).join('\n')}\n`);
  }
  return hash.digest('hex');
}

/** Speaks to the server by hand. @returns all it said until it was left. */
function talk(lines: string, leaveAfterMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(office.port, '127.0.0.1', () => socket.write(Buffer.from(lines, 'latin1')));
    let said = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      said += part;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
    setTimeout(() => socket.destroy(), leaveAfterMs);
  });
}

describe('hostile and odd replies', () => {
  it(`${HOW_MANY} of them change nothing, and the receiver lives on`, { timeout: 120_000 }, async () => {
    const before = await digest();
    const answers = new Map<string, string>();
    for (const { what, raw, envelopeFrom } of hostileMails(SEED, HOW_MANY, addresses)) {
      clock.set(new Date(clock.now().getTime() + 10 * 60_000));
      const said = await office.push(raw, { from: envelopeFrom, to: addresses.to });
      answers.set(what, said);
      // Taken, or refused for good; never "try again later", which would bring it back for days.
      expect(said, what).toMatch(/^250|: 5\d\d|550|552|554/);
    }
    expect(await digest()).toBe(before);
    const { rows } = await sql<{ verdict: string; n: number }>`
      select verdict, count(*)::int as n from inbound_mail group by verdict`.execute(database.db);
    const verdicts = Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n]));
    expect(Object.keys(verdicts).sort()).toEqual(
      expect.arrayContaining(['automatic', 'foreign-sender', 'report', 'unclear']),
    );
    expect(verdicts.recorded).toBeUndefined();
    // The sinks of answers: only the person whose address it is was written to.
    const told = new Set((await office.deliver()).map(({ to }) => to));
    expect([...told]).toEqual([addresses.own]);
    const { taskId, to } = await newWeek();
    await office.reply({ to, from: addresses.own, text: 'A 42' });
    const stored = await database.db
      .selectFrom('checkIn')
      .select('value')
      .where('taskId', '=', taskId)
      .orderBy('value')
      .execute();
    expect(stored.map(({ value }) => value)).toEqual([9, 42]);
  });

  it('are spoken over broken connections too, without an end', async () => {
    const greet = `EHLO x\r\nMAIL FROM:<${addresses.own}>\r\nRCPT TO:<${addresses.to}>\r\n`;
    const before = await digest();
    await Promise.all([
      talk('\u0000\u00ff\u0016\u0003\u0001GET / HTTP/1.1\r\n\r\n', 300),
      talk(`${greet}DATA\r\nFrom: ${addresses.own}\r\n\r\nsame`, 300),
      talk(`${greet}DATA\r\n`, 100),
      talk(`EHLO ${'x'.repeat(100_000)}\r\n`, 300),
      talk(`MAIL FROM:<${'a'.repeat(5000)}@b>\r\nRCPT TO:<>\r\nDATA\r\n.\r\n`, 300),
      talk(`${greet}${'RSET\r\n'.repeat(2000)}`, 500),
    ]);
    expect(await digest()).toBe(before);
    const { to } = await newWeek();
    expect(await office.push(`From: ${addresses.own}\r\n\r\nsame\r\n`, { from: addresses.own, to })).toMatch(
      /^250/,
    );
  });

  it('strange but honest ones are understood', { timeout: 60_000 }, async () => {
    for (const [what] of oddButGood(addresses)) {
      clock.set(new Date(clock.now().getTime() + 10 * 60_000));
      const { taskId, to } = await newWeek();
      const raw = oddButGood({ ...addresses, to }).find(([name]) => name === what)?.[1] ?? '';
      expect(await office.push(raw, { from: addresses.own, to }), what).toMatch(/^250/);
      const stored = await database.db
        .selectFrom('checkIn')
        .innerJoin('keyResult', 'keyResult.id', 'checkIn.keyResultId')
        .select(['value', 'note'])
        .where('taskId', '=', taskId)
        .where('title', '=', 'Active')
        .execute();
      expect(stored, what).toEqual([{ value: 42, note: '' }]);
    }
  });
});
