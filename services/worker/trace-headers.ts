import { SpanKind } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { currentTraceparent } from '#storage/traceparent.ts';
import { inSpan } from '../shared/tracing/spans.ts';

/** As `workflows/trace-context.ts` passes it on. */
const HEADER = 'traceparent';

/** Tells workflows by which trace they are started or get a signal. */
export const traceToWorkflows: WorkflowClientInterceptor = {
  start: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
  startWithDetails: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
  signalWithStart: (input, next) => next({ ...input, headers: withTrace(input.headers) }),
};

function withTrace(headers: Headers): Headers {
  const traceparent = currentTraceparent();
  return traceparent === null
    ? headers
    : { ...headers, [HEADER]: defaultPayloadConverter.toPayload(traceparent) };
}

/** Puts an activity under a span, in the trace that its workflow was told of. */
export function traceActivity(activity: {
  type: string;
  workflowType: string;
  attempt: number;
}): ActivityInboundCallsInterceptor {
  return {
    execute(input, next) {
      const { [HEADER]: header } = input.headers;
      const said: unknown = header ? defaultPayloadConverter.fromPayload(header) : null;
      const span = {
        name: `activity ${activity.type}`,
        kind: SpanKind.CONSUMER,
        attributes: { 'temporal.workflow': activity.workflowType, 'temporal.attempt': activity.attempt },
      };
      return inSpan(typeof said === 'string' ? said : null, span, () => next(input));
    },
  };
}
