import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { settableClock } from '#domain/clock.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import type { Engine } from '#rehearsal/engine.ts';
import { startWorker } from '#services/worker/create-worker.ts';
import { reconcile } from '#services/worker/reconciler.ts';
import { createWorkflowClient } from '#services/worker/workflow-client.ts';
import { decide } from '#storage/actions/decide.ts';
import { advanceCycle, cancelCycle, extendPhase, pauseCycle, resumeCycle } from '#storage/commands.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { makeCohort } from '#storage/presence/new-cohort.ts';
import { openTasksOf } from '../support/acting.ts';
import { fetchHistories, textsOf } from '../support/histories.ts';
import { hrOps, type launchPilot } from '../support/launched.ts';
import { everyoneActs } from './everyone-acts.ts';

/** A pilot that is being played for a recording. */
export interface Played {
  deps: StoreDeps & { clock: ReturnType<typeof settableClock> };
  engine: Engine;
  pilot: Awaited<ReturnType<typeof launchPilot>>;
  /** The cohort whose workflow is recorded: that of Web, unless a branch is about another one. */
  cohortId: string;
  temporalAddress: string;
  taskQueue: string;
  bundle: WorkflowBundleWithSourceMap;
  /** Another engine goes on; `engine` is that one from then on. */
  restart(whileStopped: () => Promise<void>): Promise<void>;
}

/** What happens besides the plan, and how the cycle is launched. */
export interface Branch {
  request?: Partial<LaunchRequest>;
  play(played: Played): Promise<void>;
}

const END = new Date('2027-05-31T00:00:00Z');
const FIRST_WEEKS = new Date('2027-01-12T12:00:00Z');
const DAY = 86_400_000;

/**
 * Where the workflows' code parts. Some end with their cycle; the others are recorded while they run, as a deployment
 * finds them.
 */
export const BRANCHES: Readonly<Record<string, Branch>> = {
  silent: { play: ({ engine }) => engine.playUntil(END) },
  acted: { play: (played) => actUntil(played, END) },
  commanded: {
    async play({ deps, engine, pilot }) {
      const command = { cycleId: pilot.cycleId, actor: hrOps };
      await engine.playUntil(new Date('2026-12-14T12:00:00Z'));
      await pauseCycle(deps, command);
      await engine.settle();
      deps.clock.set(new Date('2026-12-21T12:00:00Z'));
      await resumeCycle(deps, command);
      await extendPhase(deps, { ...command, workingDays: 2 });
      await engine.playUntil(new Date('2027-01-20T12:00:00Z'));
      await cancelCycle(deps, command);
      await engine.settle();
    },
  },
  advanced: {
    async play({ deps, engine, pilot }) {
      for (;;) {
        const { state } = await deps.db.selectFrom('cycle').select('state').executeTakeFirstOrThrow();
        if (state === 'closed') return;
        await advanceCycle(deps, { cycleId: pilot.cycleId, actor: hrOps });
        await engine.settle();
      }
    },
  },
  // Temporal loses the workflows while drafts cascade, so that new ones begin in the middle.
  lost: {
    async play(played) {
      await actUntil(played, new Date('2026-12-21T12:00:00Z'));
      await played.restart(() => loseWorkflows(played));
      await actUntil(played, FIRST_WEEKS);
    },
  },
  // A worker finds the cycle paused before the signal tells it.
  'paused-unawares': {
    async play(played) {
      await played.engine.playUntil(new Date('2026-12-14T12:00:00Z'));
      await played.restart(() => pauseUnawares(played));
      played.deps.clock.set(new Date('2026-12-16T12:00:00Z'));
      await resumeCycle(played.deps, { cycleId: played.pilot.cycleId, actor: hrOps });
      await played.engine.playUntil(FIRST_WEEKS);
    },
  },
  // HR ops are asked what to do about the strategy's deadline, and give it more time.
  decided: {
    async play({ deps, engine }) {
      await engine.playUntil(new Date('2026-12-21T12:00:00Z'));
      const asked = await openTasksOf(deps.db, 'decide');
      for (const task of asked) await decide(deps, task, { choice: 'extend' });
      await engine.settle();
      await engine.playUntil(FIRST_WEEKS);
    },
  },
  unreminded: {
    request: { policies: { reminders: 'none' } },
    play: ({ engine }) => engine.playUntil(FIRST_WEEKS),
  },
  // Somebody in a zone that had nobody: a cohort that begins while check-ins are on.
  joined: {
    async play(played) {
      const { deps, engine, pilot } = played;
      await engine.playUntil(new Date('2027-01-20T12:00:00Z'));
      played.cohortId = await deps.db.transaction().execute((trx) =>
        makeCohort(trx, {
          cycleId: pilot.cycleId,
          departmentId: pilot.webId,
          place: { timeZone: 'Asia/Tokyo', country: 'JP' },
          like: pilot.cohortOf(pilot.webId),
          now: deps.clock.now(),
        }),
      );
      await engine.playUntil(END);
    },
  },
};

async function actUntil(played: Played, until: Date): Promise<void> {
  const { clock } = played.deps;
  while (clock.now() < until) {
    await played.engine.playUntil(new Date(Math.min(clock.now().getTime() + DAY, until.getTime())));
    await everyoneActs(played);
  }
}

async function loseWorkflows({ deps, pilot, temporalAddress, taskQueue }: Played): Promise<void> {
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection });
  for (const { workflowId } of await fetchHistories({ db: deps.db, temporalAddress }, pilot.cycleId))
    await client.workflow.getHandle(workflowId).terminate('lost');
  await reconcile(deps, createWorkflowClient(client, { taskQueue }));
  await connection.close();
}

async function pauseUnawares(played: Played): Promise<void> {
  const { deps, pilot, bundle, temporalAddress, taskQueue } = played;
  await pauseCycle(deps, { cycleId: pilot.cycleId, actor: hrOps });
  const worker = await startWorker(deps, {
    ...{ address: temporalAddress, namespace: 'default', taskQueue, bundle },
    logError: (error) => console.error(error),
  });
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    const recorded = await fetchHistories({ db: deps.db, temporalAddress }, pilot.cycleId);
    if (recorded.every(({ history }) => textsOf(history).includes('{"result":"paused"}'))) break;
    if (performance.now() > giveUpAt) throw new Error('not every workflow noticed the pause by itself');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await worker.stop();
}
