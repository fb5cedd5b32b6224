import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Gate } from './gate.ts';

const POLL_MS = 4;
/** So long the store alone is watched; then the workflows are asked as well. */
const PATIENCE_MS = 100;
/** One that does not stand at the gate has ended or rests, if at all; that can wait to be heard. */
const ASK_ABSENT_EVERY_MS = 60;
/** A workflow that has neither arrived at the gate nor ended by then never will. */
const STUCK_MS = 30_000;

/** Lets workflows skip time, on a server that allows it, up to where the gate holds them. */
export interface TimeTravel {
  /** From now on the workflow's time jumps to whatever it waits for. */
  letSkip(workflowId: string): Promise<void>;
  /**
   * Waits until what is expected has happened, or until each of the workflows stands at the gate with everything it has to
   * do (then it will not happen), or is over.
   *
   * @param wait.happened asks whether what is expected can be seen in the store.
   * @param wait.onTheirWay workflows that are sent back once when they arrive, since they may not have considered the news.
   * @param wait.mayRest whether a workflow may also wait for nothing but a signal, as in a paused cycle.
   */
  settle(wait: {
    workflowIds: readonly string[];
    happened?: () => Promise<boolean>;
    mayRest: (workflowId: string) => Promise<boolean>;
    onTheirWay?: Set<string>;
  }): Promise<void>;
}

/** The workflows must have been started without a time-skipping configuration: each has a clock of its own. */
export function createTimeTravel(client: Client, namespace: string, gate: Gate): TimeTravel {
  const { WorkflowExecutionStatus: Status } = proto.temporal.api.enums.v1;
  const service = client.workflowService;

  async function isParked(
    workflowId: string,
    mayRest: (workflowId: string) => Promise<boolean>,
  ): Promise<boolean> {
    const state = await service.describeWorkflowExecution({ namespace, execution: { workflowId } });
    if (state.workflowExecutionInfo?.status !== Status.WORKFLOW_EXECUTION_STATUS_RUNNING) return true;
    const pending = state.pendingActivities?.length ?? 0;
    const atGate = gate.waiting(workflowId);
    if (state.pendingWorkflowTask || pending !== atGate) return false;
    return atGate > 0 || (await mayRest(workflowId));
  }

  return {
    async letSkip(workflowId) {
      await service.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: { workflowId },
        workflowExecutionOptions: {
          timeSkippingConfig: { enabled: true, disablePropagation: true, maxSessionSkipCount: 100_000 },
        },
        updateMask: { paths: ['time_skipping_config'] },
      });
    },
    async settle({ workflowIds, happened, mayRest, onTheirWay }) {
      const begun = performance.now();
      let moving = [...workflowIds];
      let seen = -1;
      let askedAbsent = begun;
      while (moving.length > 0) {
        const answered = gate.answered();
        if (answered !== seen && (await happened?.())) return;
        seen = answered;
        // Seeing the store is cheap; workflows are asked only once there was time to get through.
        if (!happened || performance.now() - begun > PATIENCE_MS) {
          const askAbsent = performance.now() - askedAbsent > ASK_ABSENT_EVERY_MS;
          if (askAbsent) askedAbsent = performance.now();
          const parked = await Promise.all(
            moving.map((id) => (askAbsent || gate.waiting(id) > 0) && isParked(id, mayRest)),
          );
          moving = moving.filter((id, index) => {
            if (!parked[index]) return true;
            return onTheirWay?.delete(id) === true && gate.sendBack(id) > 0;
          });
        }
        if (performance.now() - begun > STUCK_MS)
          throw new Error(`these workflows do not get on: ${moving.join(', ')}`);
        if (moving.length > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
  };
}
