import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What a span says of its work: ids, kinds and counts, never an address, a name, a text or a token. */
export interface SpanOf {
  name: string;
  kind: SpanKind;
  attributes?: Attributes;
}

/**
 * Does a piece of work under a span.
 *
 * @param traceparent where the work was caused (W3C Trace Context); null begins a trace of its own.
 * @throws what the work throws; the span keeps the error's name and nothing of its words, which may quote people.
 */
export function inSpan<Result>(
  traceparent: string | null,
  { name, kind, attributes = {} }: SpanOf,
  work: () => Promise<Result>,
): Promise<Result> {
  const parent = contextOf(traceparent);
  const span = trace.getTracer('quarterdeck').startSpan(name, { kind, attributes }, parent);
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      throw error;
    } finally {
      span.end();
    }
  });
}

/** As `inSpan`, for work that is only worth telling as part of what caused it. */
export function goOnWith<Result>(
  traceparent: string | null,
  span: SpanOf,
  work: () => Promise<Result>,
): Promise<Result> {
  return traceparent === null ? work() : inSpan(traceparent, span, work);
}

function contextOf(traceparent: string | null): Context {
  return traceparent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}
