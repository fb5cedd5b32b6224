import type { Client } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { cohortWorkflowId, cycleWorkflowId, TASK_QUEUE } from '#domain/workflow-ids.ts';
import type { OutboxPayload } from '#storage/schema.ts';

/** A call that Temporal has not answered by then is made again later; the caller never hangs on an outage. */
const CALL_TIMEOUT_MS = 5_000;

/** How the store's wishes reach workflows. */
export interface WorkflowClient {
  /** Starts the workflow of a cycle or cohort; one that runs already is left as it is. */
  ensureStarted(of: { cycleId: string; cohortId?: string | null }): Promise<void>;
  /** Carries out an outbox row of kind `start` or `signal`; a signal to a workflow that does not run starts it first. */
  deliver(payload: OutboxPayload): Promise<void>;
}

/**
 * @param options.taskQueue where the worker listens; a test or a rehearsal uses its own.
 * @param options.taskTimeout how long a worker may take to consider news before another one gets them; Temporal's ten seconds
 *   when left out.
 */
export function createWorkflowClient(
  client: Client,
  options: { taskQueue?: string; taskTimeout?: Duration } = {},
): WorkflowClient {
  const taskQueue = options.taskQueue ?? TASK_QUEUE;
  const timeout = options.taskTimeout === undefined ? {} : { workflowTaskTimeout: options.taskTimeout };

  function target(of: { cycleId: string; cohortId?: string | null }) {
    const { cycleId, cohortId } = of;
    return cohortId
      ? {
          type: 'cohortCycle',
          workflowId: cohortWorkflowId(cycleId, cohortId),
          args: [{ cycleId, cohortId }],
        }
      : { type: 'okrCycle', workflowId: cycleWorkflowId(cycleId), args: [{ cycleId }] };
  }

  async function ensureStarted(of: { cycleId: string; cohortId?: string | null }): Promise<void> {
    const { type, workflowId, args } = target(of);
    await client.withDeadline(Date.now() + CALL_TIMEOUT_MS, () =>
      client.workflow.start(type, {
        taskQueue,
        workflowId,
        args,
        workflowIdConflictPolicy: 'USE_EXISTING',
        ...timeout,
      }),
    );
  }

  async function deliver(payload: OutboxPayload): Promise<void> {
    const { cycleId, cohortId, signal } = payload;
    if (!cycleId) throw new Error('an outbox row for a workflow names no cycle');
    if (!signal) return ensureStarted({ cycleId, ...(cohortId ? { cohortId } : {}) });
    const { type, workflowId, args } = target({ cycleId, ...(cohortId ? { cohortId } : {}) });
    const signalArgs = payload.phaseRunId ? [{ phaseRunId: payload.phaseRunId }] : [];
    await client.withDeadline(Date.now() + CALL_TIMEOUT_MS, () =>
      client.workflow.signalWithStart(type, {
        taskQueue,
        workflowId,
        args,
        signal,
        signalArgs,
        workflowIdConflictPolicy: 'USE_EXISTING',
        ...timeout,
      }),
    );
  }

  return { ensureStarted, deliver };
}
