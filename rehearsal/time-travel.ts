import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Gate } from './gate.ts';

const POLL_MS = 4;
/** A workflow that has neither arrived at the gate nor ended by then never will. */
const STUCK_MS = 30_000;

/** Lets workflows skip time, on a server that allows it, up to where the gate holds them. */
export interface TimeTravel {
  /** From now on the workflow's time jumps to whatever it waits for. */
  letSkip(workflowId: string): Promise<void>;
  /**
   * Waits until each of the workflows stands at the gate with everything it has to do, or is over.
   *
   * @param mayRest whether a workflow may also wait for nothing but a signal, as in a paused cycle.
   */
  untilParked(workflowIds: readonly string[], mayRest: (workflowId: string) => boolean): Promise<void>;
}

/** The workflows must have been started without a time-skipping configuration: each has a clock of its own. */
export function createTimeTravel(client: Client, namespace: string, gate: Gate): TimeTravel {
  const { WorkflowExecutionStatus: Status } = proto.temporal.api.enums.v1;
  const service = client.workflowService;

  async function untilOneParked(workflowId: string, mayRest: boolean): Promise<void> {
    const begun = performance.now();
    for (;;) {
      const state = await service.describeWorkflowExecution({ namespace, execution: { workflowId } });
      if (state.workflowExecutionInfo?.status !== Status.WORKFLOW_EXECUTION_STATUS_RUNNING) return;
      const pending = state.pendingActivities?.length ?? 0;
      const atGate = gate.waiting(workflowId);
      if (!state.pendingWorkflowTask && pending === atGate && (atGate > 0 || mayRest)) return;
      if (performance.now() - begun > STUCK_MS)
        throw new Error(`${workflowId} does not get on: ${pending} pending`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
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
    async untilParked(workflowIds, mayRest) {
      await Promise.all(workflowIds.map((id) => untilOneParked(id, mayRest(id))));
    },
  };
}
