/**
 * Records what `test/workflows/replay.test.ts` replays: cycles played on the real engine, one file for each workflow and
 * branch. Run by hand, with the path of the Temporal CLI (`npm test` says where it is when it fetches it):
 *
 *     QUARTERDECK_TEMPORAL_BIN=<temporal> node test/histories/record.ts
 *
 * Record anew when a release is tagged, never to make a change of the workflows pass: these files stand for workflows that
 * are running while the code changes (D8). Before the first tag they may be recorded whenever the process changes.
 */
import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { settableClock } from '#domain/clock.ts';
import { startScratchRuntime } from '#infra/runtime/scratch.ts';
import { type Engine, startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { submitDraft } from '#storage/actions/draft.ts';
import { reflect } from '#storage/actions/reflect.ts';
import { review } from '#storage/actions/review.ts';
import { cancelCycle, extendPhase, pauseCycle, resumeCycle } from '#storage/commands.ts';
import { openDatabase } from '#storage/database.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { draftOf, openTasksOf } from '../support/acting.ts';
import { fetchHistories } from '../support/histories.ts';
import { DECEMBER, hrOps, launchPilot } from '../support/launched.ts';

const END = new Date('2027-05-31T00:00:00Z');
const DAY = 86_400_000;

interface Played {
  deps: StoreDeps & { clock: ReturnType<typeof settableClock> };
  engine: Engine;
  cycleId: string;
}

/** What happens in each branch besides the plan. */
const BRANCHES: Record<string, (played: Played) => Promise<void>> = {
  silent: ({ engine }) => engine.playUntil(END),
  acted: async (played) => {
    while (played.deps.clock.now() < END) {
      await played.engine.playUntil(new Date(played.deps.clock.now().getTime() + DAY));
      await everyoneActs(played);
    }
  },
  commanded: async ({ deps, engine, cycleId }) => {
    const command = { cycleId, actor: hrOps };
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
};

async function everyoneActs({ deps, engine }: Played): Promise<void> {
  const { db } = deps;
  for (const task of await openTasksOf(db, 'acknowledge')) await acknowledge(deps, task, { answer: 'x' });
  for (const task of await openTasksOf(db, 'draft')) await submitDraft(deps, task, draftOf('A goal'));
  for (const task of await openTasksOf(db, 'review'))
    await review(deps, task, { decision: task.ordinal === 1 ? 'request-change' : 'agree', comment: '' });
  for (const task of await openTasksOf(db, 'check-in')) await checkIn(deps, task, null);
  for (const task of await openTasksOf(db, 'reflect'))
    await reflect(deps, task, { learned: 'Much', process: '', kudos: null });
  await engine.settle();
}

const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
if (!temporalBinary) throw new Error('QUARTERDECK_TEMPORAL_BIN is not set.');
const runtime = await startScratchRuntime({ name: 'histories', temporalBinary });
const bundle = await bundleWorkflows();
try {
  for (const [branch, play] of Object.entries(BRANCHES)) await record(branch, play);
} finally {
  await runtime.stop();
}

async function record(branch: string, play: (played: Played) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: runtime.postgresUrl });
  await admin.connect();
  await admin.query(`create database ${branch}`);
  await admin.end();
  const url = new URL(runtime.postgresUrl);
  url.pathname = `/${branch}`;
  const db = openDatabase(url.href);
  await migrateToLatest(db);
  const clock = settableClock(DECEMBER);
  const engine = await startEngine({
    db,
    databaseUrl: url.href,
    clock,
    temporalAddress: runtime.temporalAddress,
    taskQueue: branch,
    bundle,
  });
  const { cycleId } = await launchPilot(db, clock, { undoMinutes: 0 });
  await play({ deps: { db, clock }, engine, cycleId });
  const [cycle, ...cohorts] = await fetchHistories({ db, temporalAddress: runtime.temporalAddress }, cycleId);
  const named = [
    { name: 'cycle', recorded: cycle },
    { name: 'cohort', recorded: cohorts.at(-1) },
  ];
  for (const { name, recorded } of named) {
    const file = new URL(`./${name}-${branch}.json`, import.meta.url);
    writeFileSync(file, `${withoutMachine(JSON.stringify(recorded))}\n`);
  }
  await engine.stop();
  await db.destroy();
}

/** Workers sign what they do with process and host, which are nobody's business here. */
function withoutMachine(json: string): string {
  return json.replaceAll(/"\d+@[^"]+"/g, '"worker"');
}
