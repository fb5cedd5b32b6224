import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { sql } from 'kysely';
import { type Cost, measure } from '../cpu.ts';
import type { Scratch } from '../scratch.ts';
import type { PersonStep } from './workflow-per-person.ts';

/** @returns the baseline's workflow, bundled once for all of its runs. */
export function bundlePersonWorkflow(): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflow-per-person.ts', import.meta.url)),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
  });
}

/**
 * Plays a quarter with a workflow per person: each skips its own waiting, and each activity writes one row.
 *
 * @returns what it cost from the first start to the last end.
 */
export async function runPerPerson(
  scratch: Scratch,
  bundle: WorkflowBundle,
  input: { people: number; waitsMs: number[] },
): Promise<Cost> {
  const { db, temporalAddress: address } = scratch;
  const taskQueue = randomUUID();
  await sql`create table if not exists person_step (run text, person int, step int, primary key (run, person, step))`.execute(
    db,
  );
  const act = async ({ person, step }: PersonStep) => {
    await sql`insert into person_step values (${taskQueue}, ${person}, ${step}) on conflict do nothing`.execute(
      db,
    );
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowBundle: bundle,
    activities: { act },
    maxConcurrentActivityTaskExecutions: 10,
  });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const { cost } = await measure(() =>
    worker.runUntil(async () => {
      const ids = Array.from({ length: input.people }, (_, person) => `${taskQueue}/${person}`);
      const queue = [...ids.entries()];
      await inParallel(20, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const [person, workflowId] = next;
          await client.workflowService.startWorkflowExecution({
            namespace: 'default',
            workflowId,
            requestId: workflowId,
            workflowType: { name: 'personQuarter' },
            taskQueue: { name: taskQueue },
            input: {
              payloads: [defaultPayloadConverter.toPayload({ person, waitsMs: input.waitsMs })],
            },
            timeSkippingConfig: { enabled: true, maxSessionSkipCount: 100_000 },
          });
        }
      });
      await Promise.all(ids.map((id) => client.workflow.getHandle(id).result()));
    }),
  );
  await connection.close();
  return cost;
}

async function inParallel(many: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: many }, work));
}
