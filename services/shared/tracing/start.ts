import { context, propagation, trace } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { RELEASE } from '../release.ts';

/** A collector that does not answer holds up the end of a process no longer than this. */
const EXPORT_TIMEOUT_MS = 3_000;

let started = false;

/** @returns whether this process tells its spans to a collector. */
export function isTracing(): boolean {
  return started;
}

/**
 * Begins to tell what this process does to a collector of traces (OpenTelemetry, OTLP over HTTP), before anything is opened that is
 * to be told of. Without an endpoint nothing is loaded and nothing is told.
 *
 * @param options.service this process among the others, such as `mailer`.
 * @param options.endpoint base address of the collector; spans go to `/v1/traces` below it.
 * @returns hands over what has not been told yet, then ends.
 */
export async function startTracing(options: {
  service: string;
  endpoint: string | null;
  logger: Logger;
}): Promise<() => Promise<void>> {
  const { service, endpoint, logger } = options;
  if (endpoint === null) return async () => undefined;
  const [{ setGlobalErrorHandler }, { OTLPTraceExporter }, { Resource }, { BatchSpanProcessor }, node] =
    await Promise.all([
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/sdk-trace-node'),
    ]);
  // Spans that are lost are a pity; work goes on.
  setGlobalErrorHandler((err) => logger.warn({ err }, 'spans could not be told to the collector'));
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new node.NodeTracerProvider({
    resource: new Resource({ 'service.name': `quarterdeck-${service}`, 'service.version': RELEASE }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  started = true;
  return async () => {
    started = false;
    for (const api of [trace, context, propagation]) api.disable();
    await provider.shutdown().catch((err: unknown) => logger.warn({ err }, 'the last spans are lost'));
  };
}
