import { SpanKind } from '@opentelemetry/api';
import type { FastifyBaseLogger } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import type { Clock } from '#domain/clock.ts';
import { isLimited, type MailLimits, NO_LIMITS } from '#domain/mail-rate.ts';
import type { Db } from '#storage/database.ts';
import { type Claimant, openClaimant } from '#storage/repositories/claimant.ts';
import {
  claim,
  markBegun,
  markFailed,
  markSent,
  markUncertain,
  recoverOrphans,
  retryLater,
} from '#storage/repositories/outbox.ts';
import { claimWithin } from '#storage/repositories/paced-claim.ts';
import { goOnWith } from '../shared/tracing/spans.ts';
import { createGroupCommit } from './group-commit.ts';
import type { ObserveSend } from './measure-sending.ts';
import { type PreparedMail, prepareMails } from './prepare.ts';
import { type MailTransport, SendError } from './transport.ts';
import { createTurns } from './turns.ts';

export interface MailerDeps {
  db: Db;
  /** A direct address of the database, for the session lock that shows who claims. */
  databaseUrl: string;
  clock: Clock;
  transport: MailTransport;
  mailFrom: string;
  linkKeys: readonly LinkKey[];
  /** Of the inbound service; without one nobody can reply, and reports of relays go to the sender. */
  inboundAddress?: string | null;
  logger: FastifyBaseLogger;
  observeSend?: ObserveSend;
  /** What the relay takes in a minute; as many as go when left out. */
  limits?: MailLimits;
  /** Rows per claim. */
  batch?: number;
}

export interface Mailer {
  /** Begins to send what the outbox holds, and goes on until `stop`. */
  start(): void;
  /** Lets what is on its way arrive, then ends; the transport stays open. */
  stop(): Promise<void>;
  /** Sends one batch of what is due. @returns how many mails were handled. */
  drainOnce(): Promise<number>;
}

/** Measured: claims of 64 with marks flushed at once reach 0.84 to 0.92 of raw pooled sending. */
const BATCH = 64;
/** While one batch waits for its last answers, the next one keeps the connections busy. */
const BATCHES_AT_ONCE = 2;
/** A statement for three or four mails each costs the database more than sending costs the mailer. */
const GATHER_MS = 10;
const IDLE_MS = 500;
const RECOVER_EVERY_MS = 10_000;
const FIRST_BACK_OFF_MS = 5_000;
const LONGEST_BACK_OFF_MS = 3_600_000;
/** RFC 5321, 4.5.4.1: the sender gives up after four to five days. */
const GIVE_UP_MS = 5 * 24 * 3_600_000;

/** Sends sealed mails. Any number of mailers may work side by side; a claim dies with the mailer that made it. */
export function createMailer(deps: MailerDeps): Mailer {
  const { db, clock, logger, limits = NO_LIMITS } = deps;
  const turns = createTurns(deps.transport.connections);
  let claimant: Claimant | null = null;
  let running: Promise<void> | null = null;
  let stopping = new AbortController();

  async function ownClaimant(): Promise<Claimant> {
    if (!claimant?.alive()) claimant = await openClaimant(deps.databaseUrl);
    return claimant;
  }

  /** `lookAgainAt`: when a limit lets the next mails go; null when none holds any back. */
  async function takeBatch(): Promise<{
    by: Claimant;
    prepared: PreparedMail[];
    lookAgainAt: Date | null;
  }> {
    const by = await ownClaimant();
    const from = { db, claimant: by.id, limit: deps.batch ?? BATCH, now: clock.now() };
    // Limits cost a transaction a batch, so that all mailers count together.
    const { rows, lookAgainAt } = isLimited(limits)
      ? await claimWithin({ ...from, limits })
      : { rows: await claim({ ...from, kinds: ['mail'] }), lookAgainAt: null };
    return { by, prepared: await prepareMails(deps, rows), lookAgainAt };
  }

  /** @returns whether the relay could be reached. */
  async function sendBatch(by: Claimant, prepared: readonly PreparedMail[]): Promise<boolean> {
    const claimantId = by.id;
    const sent = createGroupCommit<number>(
      (ids) => markSent({ db, ids, claimant: claimantId, now: clock.now() }),
      GATHER_MS,
    );
    const failures: Array<{ prepared: PreparedMail; error: SendError }> = [];
    const sendOne = async (each: PreparedMail): Promise<void> => {
      let begun = performance.now();
      const took = () => (performance.now() - begun) / 1000;
      try {
        if (!each.mail)
          throw new SendError(each.later ? 'deferred' : 'refused', each.refusal ?? 'nothing to send');
        const { mail } = each;
        await turns.take(async () => {
          // While it waited for its turn its claim may have ended: then the next one sends it.
          if (!by.alive()) throw new Error('the claim of these mails ended with its session');
          begun = performance.now();
          const { payload, attempts, traceparent = null } = each.row;
          const attributes = { 'mail.id': payload.mailId ?? '', 'mail.attempt': attempts };
          await goOnWith(traceparent, { name: 'send mail', kind: SpanKind.CLIENT, attributes }, () =>
            deps.transport.send(mail),
          );
        });
      } catch (error) {
        if (!(error instanceof SendError)) throw error;
        deps.observeSend?.(error.failure, took());
        failures.push({ prepared: each, error });
        return;
      }
      deps.observeSend?.('sent', took());
      await sent.add(each.row.id);
    };
    // One after the other, when the connections are free: what a crash meets between the note and the record is parked.
    const sendAgain = async (): Promise<void> => {
      for (const each of prepared.filter(({ row }) => row.lostBefore)) {
        const noted = await markBegun({ db, ids: [each.row.id], claimant: claimantId });
        if (noted > 0) await sendOne(each);
      }
    };
    const results = await Promise.allSettled(prepared.filter(({ row }) => !row.lostBefore).map(sendOne));
    results.push(...(await Promise.allSettled([sendAgain()])));
    await settleFailures(claimantId, failures);
    // Sent but not marked: only the end of the claim can free these rows.
    const broken = results.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
    return !failures.some(({ error }) => error.failure === 'unreachable');
  }

  async function settleFailures(
    claimantId: number,
    failures: ReadonlyArray<{ prepared: PreparedMail; error: SendError }>,
  ): Promise<void> {
    const now = clock.now();
    const rowsOf = (...kinds: string[]) =>
      failures
        .filter(({ prepared, error }) => kinds.includes(outcomeOf(prepared, error, now)))
        .map(({ prepared, error }) => ({
          id: prepared.row.id,
          error: error.message,
          notBefore: new Date(now.getTime() + backOffMs(prepared.row.attempts)),
        }));
    const common = { db, claimant: claimantId, now };
    await markFailed({ ...common, rows: rowsOf('refused') });
    await retryLater({ ...common, rows: rowsOf('deferred', 'unreachable') });
    await markUncertain({ ...common, rows: rowsOf('uncertain') });
    for (const { prepared, error } of failures) {
      logger.warn(
        { mailId: prepared.row.payload.mailId, failure: error.failure, reason: error.message },
        'mail not sent',
      );
    }
  }

  async function endClaim(): Promise<void> {
    const ended = claimant;
    claimant = null;
    await ended?.release().catch(() => undefined);
  }

  async function run(signal: AbortSignal): Promise<void> {
    const underWay = new Set<Promise<void>>();
    let broken = false;
    let recovered = 0;
    let restMs = IDLE_MS;
    while (!signal.aborted) {
      try {
        if (broken || claimant?.alive() === false) {
          // What is on its way under an ended claim can still be recorded, as long as nobody frees it.
          await Promise.all(underWay);
          await endClaim();
          broken = false;
          recovered = 0;
        }
        if (performance.now() - recovered > RECOVER_EVERY_MS || recovered === 0) {
          await recoverOrphans({ db, now: clock.now() });
          recovered = performance.now();
        }
        const { by, prepared, lookAgainAt } = await takeBatch();
        if (prepared.length === 0) {
          const heldMs = lookAgainAt ? lookAgainAt.getTime() - clock.now().getTime() : restMs;
          await rest(Math.max(0, Math.min(heldMs, restMs)), signal);
          continue;
        }
        const batch = sendBatch(by, prepared)
          .then((reached) => {
            restMs = reached ? IDLE_MS : Math.min(restMs * 2, 30_000);
          })
          .catch((error: unknown) => {
            broken = true;
            logger.error({ err: error }, 'a batch of mails stopped half-way');
          })
          .finally(() => underWay.delete(batch));
        underWay.add(batch);
        if (underWay.size >= BATCHES_AT_ONCE) await Promise.race(underWay);
        if (restMs > IDLE_MS) await rest(restMs, signal);
      } catch (error) {
        logger.error({ err: error }, 'the mailer could not reach the database');
        await rest(2_000, signal);
      }
    }
    await Promise.all(underWay);
  }

  return {
    start() {
      if (running) return;
      stopping = new AbortController();
      running = run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
      running = null;
      await endClaim();
    },
    async drainOnce() {
      await recoverOrphans({ db, now: clock.now() });
      const { by, prepared } = await takeBatch();
      try {
        await sendBatch(by, prepared);
      } catch (error) {
        await endClaim();
        throw error;
      }
      return prepared.length;
    },
  };
}

function outcomeOf(prepared: PreparedMail, error: SendError, now: Date): string {
  const tooOld = now.getTime() - prepared.sealedAt.getTime() > GIVE_UP_MS;
  return error.failure === 'deferred' && tooOld ? 'refused' : error.failure;
}

function backOffMs(attempts: number): number {
  return Math.min(FIRST_BACK_OFF_MS * 2 ** (attempts - 1), LONGEST_BACK_OFF_MS);
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
