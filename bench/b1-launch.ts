import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { readLinkKeys } from '#domain/action-token.ts';
import { localDate } from '#domain/calendar.ts';
import { systemClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { launchCycle } from '#storage/launch.ts';
import { importPeople } from '#storage/people-import.ts';
import { readSealedMails } from '#storage/repositories/mails.ts';
import type { ClaimedRow } from '#storage/repositories/outbox.ts';
import type { SampleMail } from './baselines/pooled-sender.ts';
import { startChild } from './child.ts';
import { companyCsv } from './company.ts';
import { type Cost, measure } from './cpu.ts';
import type { BenchResult } from './result.ts';
import { type Scratch, startScratch } from './scratch.ts';
import { untilWorkingHours, ZONE } from './working-hours.ts';

const PEOPLE = 10_000;
const COHORTS = 100;
/** As many as the mailer opens. */
const CONNECTIONS = 8;
const GOAL = 0.9;
const LINK_KEYS = `b:${Buffer.alloc(32, 5).toString('base64url')}`;
const MAIL_FROM = 'OKR team <okr@bench.example>';

type Sink = ReturnType<typeof startChild<{ expect: number }, SinkMessage>>;
interface SinkMessage {
  port?: number;
  reachedAt?: number;
  expecting?: number;
}

/** B1: from the launch call to the last first-task mail taken by the relay, against raw pooled sending of the same mails. */
export async function benchLaunch(temporalBinary: string): Promise<BenchResult> {
  const scratch = await startScratch(temporalBinary);
  const sink: Sink = startChild('children/sink', {});
  const stops: Array<() => Promise<unknown>> = [() => scratch.stop(), () => sink.stop()];
  try {
    const { port } = await sink.next((message) => message.port !== undefined);
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    const clock = systemClock();
    const deps = { db: scratch.db, clock };
    const actor = { kind: 'hr-ops', label: 'benchmark' } as const;
    await importPeople(deps, { bytes: companyCsv({ people: PEOPLE, cohorts: COHORTS }), actor });
    // As autovacuum would have by then; tables that are empty stay unknown to the planner.
    await sql`analyze person, department`.execute(scratch.db);
    const { databaseUrl, temporalAddress } = scratch;
    const worker = startChild('children/worker', { databaseUrl, temporalAddress });
    const mailer = startChild('children/mailer', {
      databaseUrl,
      smtpUrl,
      aheadMs: untilWorkingHours(clock.now()),
      linkKeys: LINK_KEYS,
      mailFrom: MAIL_FROM,
    });
    stops.push(
      () => worker.stop(),
      () => mailer.stop(),
    );
    await Promise.all([worker, mailer].map((child) => child.next(() => true)));

    const ours = await timed(sink, PEOPLE, async () => {
      const launched = await launchCycle(deps, {
        period: nextPeriod(quarterAt(localDate(clock.now(), ZONE))).name,
        departments: [],
        start: 'now',
        actor,
      });
      if (launched.participants !== PEOPLE)
        throw new Error(`${launched.participants} people instead of ${PEOPLE}`);
    });
    await mailer.stop();
    await worker.stop();

    const file = await writeSample(scratch, clock.now());
    const pooled = await timedBaseline(sink, { smtpUrl, file, composed: false, connections: CONNECTIONS });
    const composed = await timedBaseline(sink, { smtpUrl, file, composed: true, connections: CONNECTIONS });
    const [value, baseline] = [PEOPLE / ours.wall, PEOPLE / pooled.wall];
    return {
      value,
      baseline,
      ratio: value / baseline,
      goal: `≥ ${GOAL} × a pooled nodemailer process`,
      met: value / baseline >= GOAL,
      unit: 'mails/s',
      notes: {
        'seconds from launch to last mail': ours.wall,
        'CPU seconds': ours.byPart,
        'CPU seconds of the baseline': pooled.byPart,
        'ratio of CPU seconds': pooled.cpu && ours.cpu ? pooled.cpu / ours.cpu : 'not told by this system',
        'mails/s of one process sending bytes composed beforehand': PEOPLE / composed.wall,
        'ratio to that': value / (PEOPLE / composed.wall),
      },
    };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** From the moment before the work to the moment the relay took the last message; both clocks are the machine's. */
async function timed(sink: Sink, mails: number, work: () => Promise<unknown>): Promise<Cost> {
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

async function timedBaseline(sink: Sink, options: object): Promise<Cost> {
  const sender = startChild('baselines/pooled-sender', options);
  await sender.next(() => true);
  const cost = await timed(sink, PEOPLE, async () => sender.send({ go: true }));
  await sender.stop();
  return cost;
}

/** The mails as they went out, for the baseline to send once more. */
async function writeSample({ db, dir }: Scratch, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from mail order by id limit ${PEOPLE}`.execute(db);
  const ids = rows.map(({ id }) => id);
  const sealed = await readSealedMails(db, ids);
  const claimed = ids.map(
    (mailId, id): ClaimedRow => ({
      id,
      kind: 'mail',
      key: mailId,
      cycleId: null,
      payload: { mailId },
      attempts: 1,
    }),
  );
  const prepared = await prepareMails(
    { db, linkKeys: readLinkKeys(LINK_KEYS), mailFrom: MAIL_FROM },
    claimed,
  );
  const lines = prepared.map(({ row, mail }) => {
    const content = sealed.get(row.key);
    if (!mail || !content) throw new Error('a mail of the sample cannot be composed');
    const sample: SampleMail = {
      from: MAIL_FROM,
      to: mail.to,
      subject: content.subject,
      text: content.text,
      html: content.html,
      headers: content.headers,
      messageId: content.messageId,
      date: now.toISOString(),
      raw: mail.raw.toString('base64'),
    };
    return JSON.stringify(sample);
  });
  const file = path.join(dir, 'mails.ndjson');
  writeFileSync(file, lines.join('\n'));
  return file;
}
