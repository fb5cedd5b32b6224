import { fileURLToPath } from 'node:url';
import type { Context as ActivityContext } from '@temporalio/activity';
import type { Duration } from '@temporalio/common';
import {
  type ActivityInboundCallsInterceptor,
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { TASK_QUEUE } from '#domain/workflow-ids.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type Activities, createActivities } from '../../activities/index.ts';
import { connectionTo, type TemporalServer } from '../shared/temporal-server.ts';
import { isTracing } from '../shared/tracing/start.ts';
import { errorMask } from './error-mask.ts';
import { traceActivity } from './trace-headers.ts';

let installed = false;

/**
 * Sets the SDK up, once a process and before its first worker.
 *
 * @param metricsAddress `host:port` at which Prometheus asks the SDK for its own figures; null for nowhere.
 */
export function installRuntime(metricsAddress: string | null = null): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    // The SDK writes every change of a worker's state to standard error; what an operator needs is in our own log.
    logger: new DefaultLogger('ERROR'),
    ...(metricsAddress
      ? { telemetryOptions: { metrics: { prometheus: { bindAddress: metricsAddress } } } }
      : {}),
  });
}

const WORKFLOWS = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
const TRACE_CONTEXT = fileURLToPath(new URL('../../workflows/trace-context.ts', import.meta.url));

/**
 * @param workflowsPath their index; another one for a change that is tried on running workflows.
 * @returns the workflows' code in the one file that workers load; making it takes a second or two.
 */
export function bundleWorkflows(workflowsPath = WORKFLOWS): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [TRACE_CONTEXT],
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
  });
}

export interface RunningWorker {
  /** Lets activities under way end, then closes the connection. */
  stop(): Promise<void>;
  /** Rejects when the worker ends by a fault. */
  ended: Promise<void>;
}

/**
 * Starts a Temporal worker for all workflows and activities.
 *
 * @param options.logError receives activity errors in full; histories get only their code.
 */
export async function startWorker(
  deps: StoreDeps,
  options: TemporalServer & {
    namespace: string;
    bundle: WorkflowBundleWithSourceMap;
    taskQueue?: string;
    /** Stands between workflows and activities; a rehearsal holds back what is not due. */
    wrapActivities?: (activities: Activities) => Activities;
    maxConcurrentActivities?: number;
    /** A worker that died keeps its due timers for this long before another one gets them: two seconds when left out. */
    takeOverAfter?: Duration;
    logError: (error: unknown, activity: string) => void;
  },
): Promise<RunningWorker> {
  installRuntime();
  const connection = await NativeConnection.connect(connectionTo(options));
  const worker = await Worker.create({
    connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue ?? TASK_QUEUE,
    workflowBundle: options.bundle,
    activities: options.wrapActivities?.(createActivities(deps)) ?? createActivities(deps),
    stickyQueueScheduleToStartTimeout: options.takeOverAfter ?? '2s',
    shutdownGraceTime: '5s',
    maxConcurrentActivityTaskExecutions: options.maxConcurrentActivities ?? 10,
    interceptors: {
      activity: [
        ({ info }) => ({ inbound: errorMask(options.logError, info.activityType) }),
        ...(isTracing() ? [traced] : []),
      ],
    },
  });
  const ended = worker.run().finally(() => connection.close());
  return {
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

function traced({ info }: ActivityContext): { inbound: ActivityInboundCallsInterceptor } {
  const { activityType: type, attempt, workflowType } = info;
  return { inbound: traceActivity({ type, attempt, workflowType: workflowType ?? '' }) };
}
