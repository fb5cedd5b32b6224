import { randomUUID } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import { inject } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import type { NoticeKind, TaskKind } from '#domain/kinds.ts';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { listParticipants } from '#rehearsal/company.ts';
import { startEngine } from '#rehearsal/engine.ts';
import { createBrowser } from '#rehearsal/people/browser.ts';
import { createChance } from '#rehearsal/people/chance.ts';
import { createCrowd } from '#rehearsal/people/crowd.ts';
import { startMailSink } from '#rehearsal/people/mail-sink.ts';
import { readMail } from '#rehearsal/people/mailbox.ts';
import { createWorld } from '#rehearsal/world.ts';
import { createMailer } from '#services/mailer/create-mailer.ts';
import { createSmtpTransport } from '#services/mailer/transport.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { DECEMBER, launchPilot } from '../support/launched.ts';
import { LINK_KEYS, quietLogger } from '../support/mailing.ts';
import { linksOf } from './links.ts';

/** A mail as a scanner has it before its reader: where it leads, and, for the test, what it is about. */
export interface ScannedMail {
  subject: string;
  kinds: NoticeKind[];
  at: Date;
  links: string[];
}

/** Long enough that what people did in the first hour of their day can still be taken back in the second. */
const UNDO_MINUTES = 90;
/** Some answer at once, one after days, one never, so that reminders and deadlines have something to say. */
const SLOW: Readonly<Record<string, 'late' | 'silent'>> = { 'Ada Web': 'silent', 'Bo Web': 'late' };

/**
 * A pilot in a small company on the real engine, mailer and pages, acted in by people who read their mails.
 * Nothing moves between two calls of `playUntil`.
 */
export async function playCycle() {
  const { db, url: databaseUrl, drop } = await createTestDatabase();
  const clock = settableClock(DECEMBER);
  const sink = await startMailSink();
  const port = await freePort();
  const baseUrl = `http://${localhost}:${port}`;
  const pages = await createTaskPages({
    db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl,
    logger: quietLogger,
    limit: null,
  });
  await pages.listen({ host: localhost, port });
  const { cycleId } = await launchPilot(db, clock, {
    period: '2027-01-04..2027-01-22',
    departments: [],
    undoMinutes: UNDO_MINUTES,
  });
  const transport = createSmtpTransport(sink.url);
  const mailer = createMailer({
    db,
    databaseUrl,
    clock,
    transport,
    mailFrom: 'OKR <okr@example.org>',
    linkKeys: LINK_KEYS,
    logger: quietLogger,
  });
  const names = new Map(
    (await db.selectFrom('person').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  );
  const crowd = createCrowd({
    people: new Map(
      (await listParticipants(db)).map(({ id, email, timeZone }) => [
        email,
        { timeZone, temperament: SLOW[names.get(id) ?? ''] ?? 'prompt' },
      ]),
    ),
    chance: createChance(7),
    browser: createBrowser(),
    habits: { replies: 0, concerns: 0.5 },
  });
  const arrived: ParsedMail[] = [];
  const engine = await startEngine({
    db,
    databaseUrl,
    clock,
    temporalAddress: inject('temporalAddress'),
    taskQueue: randomUUID(),
    bundle: await bundleWorkflows(),
    world: createWorld({
      clock,
      sealer: { db, clock, pacing: 'calm', baseUrl },
      mailer,
      outside: {
        async takeMails() {
          const taken = sink.take();
          for (const raw of taken) arrived.push(await simpleParser(raw));
          return Promise.all(taken.map(readMail));
        },
      },
      crowd,
      happenings: [],
      received: () => undefined,
    }),
  });

  return {
    db,
    clock,
    baseUrl,
    cycleId,
    crowd,
    playUntil: (until: Date) => engine.playUntil(until),
    /** Has these told to somebody whose goals are agreed: what a calm quarter brings nobody. */
    async tell(kinds: readonly NoticeKind[]): Promise<void> {
      const set = await db
        .selectFrom('okrSet')
        .select(['id', 'ownerId', 'cohortId'])
        .where('level', '=', 'department')
        .where('state', '=', 'agreed')
        .executeTakeFirstOrThrow();
      const rows = kinds.map((kind) => ({
        key: `told ${kind}`,
        kind,
        phase: 'approval' as const,
        cycleId,
        cohortId: set.cohortId,
        personId: set.ownerId,
        taskId: null,
        subjectId: set.id,
        dueAt: clock.now(),
        mootAt: null,
        mailId: null,
      }));
      await db.insertInto('notice').values(rows).execute();
    },
    /** Has these asked of somebody whose goals are agreed, in a phase that is open. */
    async ask(kinds: readonly TaskKind[]): Promise<void> {
      const set = await db
        .selectFrom('okrSet')
        .innerJoin('phaseRun', 'phaseRun.cohortId', 'okrSet.cohortId')
        .select([
          'okrSet.id',
          'okrSet.ownerId',
          'okrSet.cohortId',
          'phaseRun.id as phaseRunId',
          'phaseRun.closesAt',
        ])
        .where('okrSet.level', '=', 'department')
        .where('okrSet.state', '=', 'agreed')
        .where('phaseRun.state', '=', 'open')
        .executeTakeFirstOrThrow();
      const { id: okrSetId, ownerId, cohortId, phaseRunId, closesAt } = set;
      const keyResult = await db
        .selectFrom('keyResult')
        .innerJoin('objective', 'objective.id', 'keyResult.objectiveId')
        .select('keyResult.id')
        .where('objective.okrSetId', '=', okrSetId)
        .executeTakeFirstOrThrow();
      const now = clock.now();
      for (const kind of kinds) {
        const subjectId = kind === 'change' ? randomUUID() : ownerId;
        const { id: taskId } = await db
          .insertInto('task')
          .values({
            ...{
              cycleId,
              cohortId,
              phaseRunId,
              kind,
              personId: ownerId,
              subjectId,
              openedAt: now,
              dueAt: closesAt,
            },
            ...{ settledAt: null, finalAt: null, finalisedAt: null },
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        if (kind === 'change')
          await db
            .insertInto('changeRequest')
            .values({
              ...{ id: subjectId, cycleId, okrSetId, keyResultId: keyResult.id, change: 'wording' },
              ...{
                reason: 'Clearer',
                askedBy: ownerId,
                taskId,
                state: 'open',
                at: now,
                finalAt: now,
                decidedAt: null,
              },
              proposal: JSON.stringify({ title: 'Said better' }),
            })
            .execute();
        await db
          .insertInto('notice')
          .values({
            ...{
              key: `asked ${kind}`,
              kind,
              phase: 'approval',
              cycleId,
              cohortId,
              personId: ownerId,
              taskId,
            },
            ...{ subjectId, dueAt: now, mootAt: null, mailId: null },
          })
          .execute();
      }
    },
    /** @returns the mails that came since the last time. */
    async takeMails(): Promise<ScannedMail[]> {
      const taken = arrived.splice(0);
      const rows = await db
        .selectFrom('mail')
        .select(['messageId', 'kinds'])
        .where('messageId', 'in', taken.flatMap(({ messageId }) => messageId ?? []).concat('none'))
        .execute();
      const kindsOf = new Map(rows.map(({ messageId, kinds }) => [messageId, kinds]));
      return taken.map((mail) => ({
        subject: mail.subject ?? '',
        at: clock.now(),
        kinds: kindsOf.get(mail.messageId ?? '') ?? [],
        links: linksOf(mail),
      }));
    },
    async stop() {
      await engine.stop();
      await mailer.stop();
      transport.close();
      await pages.close();
      await sink.stop();
      await drop();
    },
  };
}

export type PlayedCycle = Awaited<ReturnType<typeof playCycle>>;
