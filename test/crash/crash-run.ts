import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { systemClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { freePort } from '#infra/runtime/ports.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import type { Db } from '#storage/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { APPLICATION, type ChildSettings, startGroup } from './group.ts';
import { createNumbers, drawKillPoints, reach } from './kill-points.ts';
import { createReaders } from './people.ts';
import { type Arrived, type Relay, startRelay } from './relay.ts';

/** Everyone of this department and those to whom they report answer, so that its phase closes while things go wrong. */
const EAGER = 'Sales / Partnerships';
/** How many of the others do. */
const ANSWERING = 0.3;

/** What is to be judged after a launch that was killed again and again. */
export interface CrashRun {
  db: Db;
  arrived: readonly Arrived[];
  /** Links of answers that people were told are saved. */
  acknowledged: ReadonlySet<string>;
  /** People who are away or have left: nothing may reach them. */
  absent: ReadonlyMap<string, string>;
  /** What each start of the group said about the launch. */
  launches: ReadonlyArray<{ cycleId: string; created: boolean }>;
  /** Message-IDs that had arrived and were not recorded as sent when the group was killed, kill by kill. */
  uncertain: readonly string[][];
  end(): Promise<void>;
}

/** Launches for the demo company, kills the whole group of processes at six moments, and lets the seventh finish. */
export async function runLaunchWithKills(seed: number): Promise<CrashRun> {
  const { db, url, drop } = await createTestDatabase();
  const clock = systemClock();
  await loadDemoCompany({ db, clock });
  const absent = await sendTwoAway(db);
  const random = createNumbers(seed + 1);
  const eager = await emailsOf(db, EAGER);
  const readers = createReaders((address) => eager.has(address) || random() < ANSWERING);
  const relay = await startRelay(readers.read);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-crash-'));
  const today = clock.now().toISOString().slice(0, 10);
  const settings: ChildSettings = {
    databaseUrl: named(url),
    temporal: { address: inject('temporalAddress'), taskQueue: randomUUID() },
    smtpUrl: relay.url,
    pagesPort: await freePort(),
    bundleFile: path.join(dir, 'bundle.json'),
    logFile: path.join(dir, 'group.log'),
    period: nextPeriod(quarterAt(today)).name,
  };
  writeFileSync(settings.bundleFile, JSON.stringify(await bundleWorkflows()));

  const launches: Array<{ cycleId: string; created: boolean }> = [];
  const uncertain: string[][] = [];
  for (const point of drawKillPoints(seed)) {
    const group = startGroup(settings);
    const killed = Promise.withResolvers<void>();
    try {
      await reach(point, { db, relay }, () => killed.resolve(group.kill()));
      await killed.promise;
    } finally {
      // What outlives a failed test keeps the run's output open, and whoever reads it waiting.
      await group.kill();
    }
    launches.push(...group.launched());
    uncertain.push(await readUncertain(db, relay));
  }
  const last = startGroup(settings);
  try {
    await until('everything due is done', 90_000, () => countUnfinished(db));
    await readers.finish();
    const closing = until(`${EAGER} has closed its preparation`, 60_000, () => countOpenRuns(db, EAGER));
    await closing.catch(async (error: Error) => {
      throw new Error(`${error.message}; ${await describeOpen(db, EAGER)}`);
    });
  } finally {
    await last.kill();
  }
  launches.push(...last.launched());
  return {
    db,
    arrived: relay.arrived,
    acknowledged: readers.acknowledged,
    absent,
    launches,
    uncertain,
    async end() {
      await relay.stop();
      await drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** @returns the database's address, for sessions that are told from others by their name. */
function named(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', APPLICATION);
  return url.href;
}

/** One is on leave, one has left: both were imported, neither may hear anything. */
async function sendTwoAway(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`
    update person set state = case when turn = 1 then 'away' else 'left' end
      from (select id, row_number() over (order by employee_id) as turn from person p
             where role = 'employee' and not exists (select 1 from person r where r.manager_id = p.id) limit 2) chosen
     where chosen.id = person.id returning person.id, lower(email) as email`.execute(db);
  return new Map(rows.map(({ id, email }) => [id, email]));
}

async function emailsOf(db: Db, department: string): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    with own as (select p.* from person p join department d on d.id = p.department_id where d.path = ${department})
    select lower(email) as email from own
    union select lower(m.email) from person m join own on own.manager_id = m.id`.execute(db);
  return new Set(rows.map(({ email }) => email));
}

/** Read when the group is dead and its sessions are over: what is claimed now and has arrived is what nobody can know. */
async function readUncertain(db: Db, relay: Relay): Promise<string[]> {
  await relay.drained();
  await until('the sessions of the killed group are over', 30_000, async () => {
    const { rows } =
      await sql`select 1 from pg_stat_activity where application_name = ${APPLICATION}`.execute(db);
    return rows.length;
  });
  const { rows } = await sql<{ messageId: string }>`
    select m.message_id from outbox o join mail m on m.id = (o.payload->>'mailId')::uuid
     where o.kind = 'mail' and o.state = 'sending'`.execute(db);
  const arrived = new Set(relay.arrived.map(({ messageId }) => messageId));
  return rows.map(({ messageId }) => messageId).filter((id) => arrived.has(id));
}

/** What is due and not done. */
async function countUnfinished(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*)::int from step s join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
             where s.done_at is null and s.due_at <= now())
         + (select count(*)::int from notice n join person p on p.id = n.person_id and p.state = 'active'
             where n.mail_id is null and n.moot_at is null and n.due_at <= now())
         + (select count(*)::int from outbox where state in ('pending', 'sending')) as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Whose mail was parked, since a crash met it twice, is told by HR ops; their phase waits, and not for us. */
async function countOpenRuns(db: Db, department: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from phase_run r join cohort c on c.id = r.cohort_id join department d on d.id = c.department_id
     where d.path = ${department} and r.phase = 'preparation' and r.state <> 'closed'
       and not exists (select 1 from task t join notice n on n.task_id = t.id
             join outbox o on o.key = 'mail:' || n.mail_id and o.state = 'unknown'
            where t.phase_run_id = r.id and t.state = 'open')`.execute(db);
  return rows[0]?.n ?? 0;
}

/** @returns what of the department's preparation is not settled, for the message of a test that fails. */
async function describeOpen(db: Db, department: string): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', r.state, p.email, t.ordinal, t.state, 'final', t.final_at, t.finalised_at, 'mail', o.state, o.attempts) as line
      from phase_run r join cohort c on c.id = r.cohort_id join department d on d.id = c.department_id
      join task t on t.phase_run_id = r.id and (t.state = 'open' or t.finalised_at is null) join person p on p.id = t.person_id
      left join notice n on n.task_id = t.id left join outbox o on o.key = 'mail:' || n.mail_id
     where d.path = ${department} and r.phase = 'preparation' and r.state <> 'closed'`.execute(db);
  return rows.length > 0 ? rows.map(({ line }) => line).join(' | ') : 'every task of it is final';
}

/** Waits until nothing is left. @throws Error naming how much is left when it takes too long. */
async function until(what: string, withinMs: number, countLeft: () => Promise<number>): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const left = await countLeft();
    if (left === 0) return;
    if (performance.now() > giveUpAt) throw new Error(`Not within ${withinMs} ms: ${what}; left: ${left}.`);
    await sleep(50);
  }
}
