import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { readLinkKeys } from '#domain/action-token.ts';
import { prepareMails } from '#services/mailer/prepare.ts';
import { readSealedMails } from '#storage/repositories/mails.ts';
import type { ClaimedRow } from '#storage/repositories/outbox.ts';
import type { SampleMail } from './baselines/pooled-sender.ts';
import { startChild } from './child.ts';
import type { Cost } from './cpu.ts';
import { LINK_KEYS, launchCompany, MAIL_FROM, type Sink, startSink, timed } from './launch-run.ts';
import type { BenchResult } from './result.ts';
import { type Scratch, startScratch } from './scratch.ts';

const PEOPLE = 10_000;
const COHORTS = 100;
/** As many as the mailer opens. */
const CONNECTIONS = 8;
const GOAL = 0.9;
/** B1: from the launch call to the last first-task mail taken by the relay, against raw pooled sending of the same mails. */
export async function benchLaunch(temporalBinary: string): Promise<BenchResult> {
  const scratch = await startScratch(temporalBinary);
  const stops: Array<() => Promise<unknown>> = [() => scratch.stop()];
  try {
    const { sink, smtpUrl } = await startSink();
    stops.push(() => sink.stop());
    const { launched: ours } = await launchCompany(scratch, sink, {
      people: PEOPLE,
      cohorts: COHORTS,
      smtpUrl,
    });

    const file = await writeSample(scratch, new Date());
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
