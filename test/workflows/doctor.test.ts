import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { cohortWorkflowId } from '#domain/workflow-ids.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createDoctor } from '#services/worker/doctor.ts';
import { runCli } from '../../cli/program.ts';
import { launchPilot } from '../support/launched.ts';
import { quietLogger } from '../support/mailing.ts';
import { type Stage, startStage } from '../support/playing.ts';

let stage: Stage;
let pilot: Awaited<ReturnType<typeof launchPilot>>;
let connection: Connection;
let client: Client;

beforeEach(async () => {
  stage = await startStage();
  pilot = await launchPilot(stage.db, stage.clock, { undoMinutes: 0 });
  await stage.engine.playUntil(new Date('2026-12-14T12:00:00Z'));
  connection = await Connection.connect({ address: inject('temporalAddress') });
  client = new Client({ connection });
});
afterEach(async () => {
  await stage.stop();
  await connection.close();
});

const deps = () => ({ db: stage.db, clock: stage.clock });
const doctor = () => createDoctor(deps(), client, { taskQueue: stage.taskQueue });
const webCohort = () => cohortWorkflowId(pilot.cycleId, pilot.cohortOf(pilot.webId));
const statusOf = async (workflowId: string) =>
  (await client.workflow.getHandle(workflowId).describe()).status.name;

test('a workflow that Temporal lost is named, and runs again once it is mended', async () => {
  expect(await doctor().examine()).toMatchObject({ workflows: 3, temporalAnswers: true, findings: [] });
  await client.workflow.getHandle(webCohort()).terminate('lost in a test');

  const { findings } = await doctor().examine();
  expect(findings).toMatchObject([
    { kind: 'workflow-missing', subject: webCohort(), cycleId: pilot.cycleId },
  ]);
  const { mended, findings: left } = await doctor().mend();
  expect(mended).toEqual([`started ${webCohort()}`]);
  expect(left).toEqual([]);
  expect(await statusOf(webCohort())).toBe('RUNNING');
});

test('a workflow whose cohort is over here is ended there', async () => {
  await stage.db
    .updateTable('cohort')
    .set({ state: 'closed' })
    .where('id', '=', pilot.cohortOf(pilot.webId))
    .execute();
  await expect
    .poll(async () => (await doctor().examine()).findings.map(({ kind, subject }) => [kind, subject]), {
      timeout: 10_000,
    })
    .toEqual([['workflow-needless', webCohort()]]);
  await doctor().mend();
  expect(await statusOf(webCohort())).toBe('TERMINATED');
});

test('steps that nobody performs are late after five minutes', async () => {
  await stage.db
    .updateTable('step')
    .set({ dueAt: new Date(stage.clock.now().getTime() - 6 * 60_000) })
    .where('doneAt', 'is', null)
    .where('key', '=', 'close')
    .where('phaseRunId', '=', await pilot.phaseId('preparation', pilot.cohortOf(pilot.webId)))
    .execute();
  const { findings } = await doctor().examine();
  expect(findings).toMatchObject([{ kind: 'step-late', subject: webCohort() }]);
  expect((await doctor().mend()).mended).toEqual([`woke ${webCohort()}`]);
});

test('okr doctor says it in sentences, mends, and tells a script by its exit code', async () => {
  const token = 'a-token-for-the-doctor';
  const app = await createConsole({
    ...deps(),
    config: { undoMinutes: null, console: { url: 'http://127.0.0.1', token } },
    logger: quietLogger,
    doctor: doctor(),
    limit: null,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  async function okr(...args: string[]) {
    let text = '';
    const stream = {
      write(chunk: string) {
        text += chunk;
        return true;
      },
    };
    const exitCode = await runCli(args, {
      env: { QUARTERDECK_URL: url, QUARTERDECK_TOKEN: token },
      runtimeFile: '/nowhere',
      streams: { stdout: stream, stderr: stream, terminal: undefined },
    });
    return { exitCode, text };
  }
  expect(await okr('doctor')).toEqual({
    exitCode: 0,
    text: 'All is well: 3 workflows run as they should.\n',
  });
  await client.workflow.getHandle(webCohort()).terminate('lost in a test');
  const ill = await okr('doctor');
  expect(ill.exitCode).toBe(4);
  expect(ill.text).toContain(
    `${webCohort()}: It is terminated in Temporal, but open here. To mend: start it`,
  );
  expect(ill.text).toContain('okr doctor --mend');
  const mended = await okr('doctor', '--mend');
  expect([mended.exitCode, mended.text.includes(`Mended: started ${webCohort()}.`)]).toEqual([0, true]);
  await app.close();
});

test('a Temporal that does not answer is said, beside what the store shows by itself', async () => {
  const nowhere = Connection.lazy({ address: '127.0.0.1:1', connectTimeout: '1s' });
  try {
    const cutOff = createDoctor(deps(), new Client({ connection: nowhere }), { taskQueue: stage.taskQueue });
    expect(await cutOff.examine()).toMatchObject({ workflows: 3, temporalAnswers: false, findings: [] });
  } finally {
    await nowhere.close();
  }
});

test('a defect of our own is no outage of Temporal', async () => {
  const broken = new Client({ connection });
  vi.spyOn(broken.workflow, 'getHandle').mockImplementation(() => {
    throw new TypeError('not a handle');
  });
  await expect(createDoctor(deps(), broken).examine()).rejects.toThrow('not a handle');
});
