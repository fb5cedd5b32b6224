import type { Headers } from '@temporalio/common';
import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';

const HEADER = 'traceparent';

/**
 * What a workflow asks for belongs to the trace of what caused it: of its start, then of the latest signal, and of nothing once a
 * timer has fired. A quarter is no trace. Headers are no part of what a replay compares, and nothing here waits, so histories
 * of other versions replay with it.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let cause: Headers = {};
  const remember = (headers: Headers) => {
    const { [HEADER]: traceparent } = headers;
    cause = traceparent ? { [HEADER]: traceparent } : {};
  };
  const caused = <Input extends { headers: Headers }>(input: Input): Input => ({
    ...input,
    headers: { ...input.headers, ...cause },
  });
  return {
    inbound: [
      {
        execute(input, next) {
          remember(input.headers);
          return next(input);
        },
        handleSignal(input, next) {
          remember(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(caused(input)),
        scheduleLocalActivity: (input, next) => next(caused(input)),
        startChildWorkflowExecution: (input, next) => next(caused(input)),
        signalWorkflow: (input, next) => next(caused(input)),
        startTimer(input, next) {
          const fired = next(input);
          // Beside it, not behind it: whoever waits for the timer goes on in the same order as without this.
          void fired.then(
            () => {
              cause = {};
            },
            () => undefined,
          );
          return fired;
        },
      },
    ],
  };
};
