import type { Client, WorkflowService } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

/** A workflow is moved this far beyond what is due, so that its timer has fired for certain. */
const BEYOND_MS = 60_000;
const POLL_MS = 5;

/** Moves the virtual clocks of workflows, on a server that allows time skipping. */
export interface TimeTravel {
  /** Brings workflows to a moment (a minute past it) and waits until each has done what was due. */
  bringTo(workflowIds: readonly string[], moment: Date): Promise<void>;
  /** Waits until none of the workflows has a task or an activity under way. */
  idle(workflowIds: readonly string[]): Promise<void>;
}

/**
 * Each workflow has a clock of its own on the server; it runs like the wall clock until it is fast-forwarded. The
 * workflows must have been started without a time-skipping configuration.
 */
export function createTimeTravel(client: Client, namespace: string): TimeTravel {
  const service: WorkflowService = client.workflowService;
  /** How far each workflow's clock is ahead of the wall clock. */
  const ahead = new Map<string, number>();
  let journeys = 0;

  async function bring(workflowId: string, moment: Date): Promise<void> {
    const durationMs = moment.getTime() + BEYOND_MS - (Date.now() + (ahead.get(workflowId) ?? 0));
    if (durationMs <= 0) return idleOne(workflowId);
    journeys += 1;
    const id = `journey-${journeys}`;
    await service.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          disablePropagation: true,
          maxSessionSkipCount: 100_000,
          fastForwardConfig: { id, duration: msToTs(Math.ceil(durationMs)) },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
    const arrived = await awaitArrival(workflowId, id);
    if (arrived !== undefined) ahead.set(workflowId, arrived - Date.now());
    await idleOne(workflowId);
  }

  /** @returns the virtual time of arrival in epoch milliseconds, or undefined when the workflow ended on the way. */
  async function awaitArrival(workflowId: string, fastForwardId: string): Promise<number | undefined> {
    const { FastForwardPollingResult: Result } = proto.temporal.api.enums.v1;
    for (;;) {
      const answer = await service.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution: { workflowId },
        fastForwardId,
      });
      const target = answer.fastForwardInfo?.targetTime;
      if (answer.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) {
        return target ? Number(target.seconds) * 1000 + (target.nanos ?? 0) / 1e6 : undefined;
      }
      if (answer.fastForwardPollingResult === Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
        return undefined;
      if (!(await isRunning(workflowId))) return undefined;
    }
  }

  async function isRunning(workflowId: string): Promise<boolean> {
    const { WorkflowExecutionStatus: Status } = proto.temporal.api.enums.v1;
    const { workflowExecutionInfo } = await service.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    return workflowExecutionInfo?.status === Status.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  async function idleOne(workflowId: string): Promise<void> {
    for (;;) {
      const state = await service.describeWorkflowExecution({ namespace, execution: { workflowId } });
      if (!state.pendingWorkflowTask && (state.pendingActivities?.length ?? 0) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  return {
    bringTo: async (ids, moment) => void (await Promise.all(ids.map((id) => bring(id, moment)))),
    idle: async (ids) => void (await Promise.all(ids.map(idleOne))),
  };
}
