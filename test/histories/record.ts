/**
 * Records what `test/workflows/replay.test.ts` replays: cycles played on the real engine, one file for each workflow and
 * branch, in a folder with the recording's number:
 *
 *     npm run record-histories -- 3
 *
 * A new one for each release that changes workflows, never to make a change of theirs pass: these files stand for
 * workflows that are running while the code changes (D8). A folder that is there is never written to.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { settableClock } from '#domain/clock.ts';
import { startScratchRuntime } from '#infra/runtime/scratch.ts';
import { startEngine } from '#rehearsal/engine.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';
import { createTestDatabase } from '../support/database.ts';
import { fetchHistories } from '../support/histories.ts';
import { DECEMBER, launchPilot } from '../support/launched.ts';
import { BRANCHES, type Branch, type Played } from './branches.ts';

const [number = ''] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(number)) throw new Error('Name the number of the recording, such as 3.');
const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
if (!temporalBinary)
  throw new Error('QUARTERDECK_TEMPORAL_BIN is not set: run it by `npm run record-histories`.');
const folder = new URL(`./${number}/`, import.meta.url);
// Refuses a folder that is there.
mkdirSync(folder);

const runtime = await startScratchRuntime({ name: 'histories', temporalBinary });
const bundle = await bundleWorkflows();
try {
  for (const [name, branch] of Object.entries(BRANCHES)) {
    console.log(`Playing "${name}"`);
    await record(name, branch);
  }
} finally {
  await runtime.stop();
}

async function record(name: string, { play, request = {} }: Branch): Promise<void> {
  const database = await createTestDatabase(runtime.postgresUrl);
  const { temporalAddress } = runtime;
  const { db } = database;
  const clock = settableClock(DECEMBER);
  const start = () =>
    startEngine({ db, databaseUrl: database.url, clock, temporalAddress, taskQueue: name, bundle });
  const pilot = await launchPilot(db, clock, { undoMinutes: 0, ...request });
  const played: Played = {
    ...{ deps: { db, clock }, temporalAddress, taskQueue: name, bundle },
    engine: await start(),
    ...{ pilot, cohortId: pilot.cohortOf(pilot.webId) },
    async restart(whileStopped) {
      await played.engine.stop();
      await whileStopped();
      // Starting what runs is harmless; by it the next engine learns which workflows there are.
      await db.updateTable('outbox').set({ state: 'pending' }).where('kind', '=', 'start').execute();
      played.engine = await start();
    },
  };
  await play(played);
  const [cycle, ...cohorts] = await fetchHistories({ db, temporalAddress }, pilot.cycleId);
  const cohort = cohorts.find(({ workflowId }) => workflowId.endsWith(played.cohortId));
  for (const [workflow, recorded] of Object.entries({ cycle, cohort })) {
    if (!recorded) throw new Error(`Temporal knows no ${workflow} of "${name}".`);
    writeFileSync(
      new URL(`${workflow}-${name}.json`, folder),
      `${withoutMachine(JSON.stringify(recorded))}\n`,
    );
  }
  await played.engine.stop();
  await database.drop();
}

/** Workers sign what they do with process and host, which are nobody's business here. */
function withoutMachine(json: string): string {
  return json.replaceAll(/"\d+@[^"]+"/g, '"worker"');
}
