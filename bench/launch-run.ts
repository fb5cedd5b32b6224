import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import { systemClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { startChild } from './child.ts';
import { companyCsv } from './company.ts';
import { type Cost, measure } from './cpu.ts';
import type { Scratch } from './scratch.ts';
import { untilWorkingHours, ZONE } from './working-hours.ts';

export const LINK_KEYS = `b:${Buffer.alloc(32, 5).toString('base64url')}`;
export const MAIL_FROM = 'OKR team <okr@bench.example>';

/** A relay in a process of its own that counts what it takes. */
export type Sink = ReturnType<typeof startChild<{ expect: number }, SinkMessage>>;
interface SinkMessage {
  port?: number;
  reachedAt?: number;
  expecting?: number;
}

/** What a company's launch took: the import of its people, and all from the launch call to the last mail that the relay took. */
export interface LaunchRun {
  imported: Cost;
  launched: Cost;
}

/**
 * Imports a company and launches a quarter for all of it, with worker and mailer as they run in production.
 *
 * @param size.cohorts in how many departments its people are.
 */
export async function launchCompany(
  scratch: Scratch,
  sink: Sink,
  size: { people: number; cohorts: number; smtpUrl: string },
): Promise<LaunchRun> {
  const { people, cohorts, smtpUrl } = size;
  const { databaseUrl, temporalAddress } = scratch;
  const clock = systemClock();
  const deps = { db: scratch.db, clock };
  const actor = { kind: 'hr-ops', label: 'benchmark' } as const;
  const bytes = companyCsv({ people, cohorts });
  const { cost: imported } = await measure(() => importPeople(deps, { bytes, actor }));
  // As autovacuum would have by then; tables that are empty stay unknown to the planner.
  await sql`analyze person, department`.execute(scratch.db);
  const worker = startChild('children/worker', { databaseUrl, temporalAddress });
  const aheadMs = untilWorkingHours(clock.now());
  const mailing = { databaseUrl, smtpUrl, aheadMs, linkKeys: LINK_KEYS, mailFrom: MAIL_FROM };
  const mailer = startChild('children/mailer', mailing);
  try {
    await Promise.all([worker, mailer].map((child) => child.next(() => true)));
    const launched = await timed(sink, people, async () => {
      const period = nextPeriod(quarterAt(localDate(clock.now(), ZONE))).name;
      const { participants } = await launchCycle(deps, { period, departments: [], start: 'now', actor });
      if (participants !== people) throw new Error(`${participants} people instead of ${people}`);
    });
    return { imported, launched };
  } finally {
    await mailer.stop();
    await worker.stop();
  }
}

/** From the moment before the work to the moment the relay took the last message; both clocks are the machine's. */
export async function timed(sink: Sink, mails: number, work: () => Promise<unknown>): Promise<Cost> {
  const ready = sink.next((message) => message.expecting === mails);
  sink.send({ expect: mails });
  await ready;
  const reached = sink.next((message) => message.reachedAt !== undefined);
  const begunAt = performance.timeOrigin + performance.now();
  const { value, cost } = await measure(async () => {
    await work();
    return reached;
  });
  return { ...cost, wall: ((value.reachedAt ?? 0) - begunAt) / 1000 };
}

/** @returns a relay and where it listens. */
export async function startSink(): Promise<{ sink: Sink; smtpUrl: string }> {
  const sink: Sink = startChild('children/sink', {});
  const { port } = await sink.next((message) => message.port !== undefined);
  return { sink, smtpUrl: `smtp://127.0.0.1:${port}` };
}
