import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { sql } from 'kysely';
import type { SettableClock } from '#domain/clock.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import { startWorker } from '#services/worker/create-worker.ts';
import { createDispatcher } from '#services/worker/dispatcher.ts';
import { createWorkflowClient, type WorkflowClient } from '#services/worker/workflow-client.ts';
import type { Db } from '#storage/database.ts';
import { openClaimant } from '#storage/repositories/claimant.ts';
import type { OutboxPayload } from '#storage/schema.ts';
import { NEXT_FINAL, nextDue, nextFinalAt, sweep } from '#storage/sweep.ts';
import { createGate } from './gate.ts';
import { createTimeTravel } from './time-travel.ts';

/** What else happens in the played world besides the plan: mails leaving, people acting. */
export interface World {
  /** When something happens next by itself, if anything will. */
  nextAt(): Promise<Date | undefined>;
  /** Does what is due. @returns how much there was; the engine asks again until nothing is left. */
  actUntilQuiet(): Promise<number>;
}

export interface Engine {
  /** Plays until the clock shows `until`, or until nothing is left to happen. */
  playUntil(until: Date): Promise<void>;
  /** Lets everything that can happen at the present moment happen. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Each time-out of a workflow's task is a timer that the server stores, fires and finds pointless, as long as nothing dies. */
const HARDLY_EVER = '1 hour';

/** A quarter passes in less time than autovacuum takes to look at the tables for the first time. */
const MOMENTS_PER_ANALYZE = 40;

const NOTHING_ELSE: World = { nextAt: async () => undefined, actUntilQuiet: async () => 0 };

/**
 * Plays cycles on the real workflows, activities and store with a clock that jumps from one event to the next.
 *
 * @param options.taskQueue a name of one's own on a shared server.
 * @param options.onMoment told each moment at which something happened.
 */
export async function startEngine(options: {
  db: Db;
  databaseUrl: string;
  clock: SettableClock;
  temporalAddress: string;
  namespace?: string;
  taskQueue: string;
  bundle: WorkflowBundleWithSourceMap;
  world?: World;
  /** That no other worker takes over from this one in mid-cycle: then nothing waits for it to be given up. */
  onlyWorker?: boolean;
  onMoment?: (now: Date) => void;
  logError?: (error: unknown, what: string) => void;
}): Promise<Engine> {
  const { db, clock, taskQueue } = options;
  const namespace = options.namespace ?? 'default';
  const deps = { db, clock };
  const logError = options.logError ?? ((error, what) => console.error(what, error));
  const world = options.world ?? NOTHING_ELSE;
  const gate = createGate();
  const worker = await startWorker(deps, {
    address: options.temporalAddress,
    namespace,
    bundle: options.bundle,
    taskQueue,
    logError,
    wrapActivities: gate.guard,
    maxConcurrentActivities: 2_000,
    ...(options.onlyWorker ? { takeOverAfter: HARDLY_EVER } : {}),
  });
  const connection = await Connection.connect({ address: options.temporalAddress });
  const client = new Client({ connection, namespace });
  const travel = createTimeTravel(client, namespace, gate);
  const skipping = new Set<string>();
  const touched: OutboxPayload[] = [];
  const claimant = await openClaimant(options.databaseUrl);
  const dispatcher = createDispatcher({
    db,
    clock,
    claimant: claimant.id,
    workflows: noting(
      createWorkflowClient(client, {
        taskQueue,
        ...(options.onlyWorker ? { taskTimeout: HARDLY_EVER } : {}),
      }),
      touched,
    ),
    onError: logError,
  });

  /** Waits until workflows that were started or signalled have taken it in. */
  async function consider(deliveries: readonly OutboxPayload[]): Promise<void> {
    if (deliveries.length === 0) return;
    const ids = [...new Set(deliveries.flatMap(({ workflowId }) => workflowId ?? []))];
    // One that was still on its way to the gate when it got news has not looked at them when it arrives there.
    const onTheirWay = new Set<string>();
    for (const id of ids) {
      if (!skipping.has(id)) await travel.letSkip(id);
      skipping.add(id);
      if (gate.sendBack(id) === 0) onTheirWay.add(id);
    }
    const closing = deliveries.flatMap(
      ({ signal, phaseRunId }) => (signal === 'settled' && phaseRunId) || [],
    );
    const happened = closing.length === deliveries.length ? () => areClosed(db, closing) : undefined;
    await travel.settle({
      workflowIds: ids,
      mayRest: restful(),
      onTheirWay,
      ...(happened ? { happened } : {}),
    });
  }

  /** Workflows of a paused cycle wait for nothing but a signal. Asked only when somebody has to be waited for. */
  function restful(): (workflowId: string) => Promise<boolean> {
    let resting: Promise<string[]> | undefined;
    async function restingCycles(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`select id from cycle where state <> 'running'`.execute(db);
      return rows.map(({ id }) => id);
    }
    return async (workflowId) => {
      resting ??= restingCycles();
      return (await resting).some((id) => workflowId.includes(id));
    };
  }

  async function settle(): Promise<void> {
    for (;;) {
      const swept = await sweep(deps);
      const delivered = await dispatcher.drainOnce();
      const deliveries = touched.splice(0);
      await consider(deliveries);
      const acted = await world.actUntilQuiet();
      if (swept.finalised + swept.woken + delivered + deliveries.length > 0) continue;
      // What people did has consequences later, unless nothing can be undone in this cycle.
      const finalAt = acted > 0 ? await nextFinalAt(deps) : undefined;
      if (!finalAt || finalAt > clock.now()) return;
    }
  }

  async function playUntil(until: Date): Promise<void> {
    await settle();
    for (let moments = 0; ; moments += 1) {
      if (moments % MOMENTS_PER_ANALYZE === 0) await analyzeGrown(db);
      const next = await nextMoment(db, clock.now(), world);
      if (!next || next > until) break;
      clock.set(next);
      const due = await dueWorkflows(db, next);
      gate.openUntil(next);
      await travel.settle({ workflowIds: due, happened: () => isDone(db, next), mayRest: restful() });
      await settle();
      options.onMoment?.(next);
    }
    if (clock.now() < until) clock.set(until);
  }

  return {
    playUntil,
    settle,
    async stop() {
      for (const id of skipping) gate.sendBack(id);
      await worker.stop();
      await claimant.release();
      await connection.close();
    },
  };
}

/** Tells PostgreSQL what is in the tables that have changed by a fifth: plans made for empty ones are made anew. */
async function analyzeGrown(db: Db): Promise<void> {
  const { rows } = await sql<{ relname: string }>`
    select relname from pg_stat_user_tables where n_mod_since_analyze > 20 + n_live_tup / 5`.execute(db);
  if (rows.length === 0) return;
  await sql`analyze ${sql.join(rows.map(({ relname }) => sql.id(relname)))}`.execute(db);
}

async function nextMoment(db: Db, now: Date, world: World): Promise<Date | undefined> {
  const [{ rows }, worldAt] = await Promise.all([
    sql<Record<'stepAt' | 'deliveryAt' | 'finalAt' | 'dueAt', Date | null>>`
      select (select min(s.due_at) from step s join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
                join cycle c on c.id = r.cycle_id and c.state = 'running'
               where s.done_at is null and s.due_at > ${now}) as step_at,
             (select min(not_before) from outbox where state = 'pending' and not_before > ${now}) as delivery_at,
             ${NEXT_FINAL} as final_at, ${nextDue(now)} as due_at`.execute(db),
    world.nextAt(),
  ]);
  const { stepAt, deliveryAt, finalAt, dueAt } = rows[0] ?? {};
  const moments = [stepAt, deliveryAt, finalAt && atNextLook(finalAt), dueAt, worldAt].filter(
    (at): at is Date => at instanceof Date && at > now,
  );
  return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
}

const LOOK_EVERY_MS = 8 * 3_600_000;

/**
 * What follows from an action may leave when its undo window has passed. The sweep looks each second in life; here it
 * looks whenever something else happens, and every eight hours at the latest, so that each action does not cost a moment
 * of its own.
 */
function atNextLook(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / LOOK_EVERY_MS) * LOOK_EVERY_MS);
}

async function dueWorkflows(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ cycleId: string; cohortId: string | null }>`
    select distinct r.cycle_id, r.cohort_id from step s
      join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
      join cycle c on c.id = r.cycle_id and c.state = 'running'
     where s.done_at is null and s.due_at = ${now}`.execute(db);
  return rows.map(({ cycleId, cohortId }) =>
    cohortId ? cohortWorkflowId(cycleId, cohortId) : cycleWorkflowId(cycleId),
  );
}

async function isDone(db: Db, moment: Date): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select exists (select 1 from step s
      join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
      join cycle c on c.id = r.cycle_id and c.state = 'running'
     where s.done_at is null and s.due_at = ${moment}) as left`.execute(db);
  return !rows[0]?.left;
}

async function areClosed(db: Db, phaseRunIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select 1 from phase_run where id = any(${[...phaseRunIds]}::uuid[]) and state = 'open') as open`.execute(
    db,
  );
  return !rows[0]?.open;
}

/** Notes which workflows were started or signalled, so that the engine can wait for them. */
function noting(workflows: WorkflowClient, touched: OutboxPayload[]): WorkflowClient {
  return {
    ensureStarted: (of) => workflows.ensureStarted(of),
    async deliver(payload) {
      await workflows.deliver(payload);
      touched.push(payload);
    },
  };
}
