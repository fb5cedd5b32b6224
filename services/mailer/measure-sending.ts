import { Histogram, type Registry } from 'prom-client';
import type { SendFailure } from './transport.ts';

/** Told of each try to hand a mail to the relay: what became of it, and how long that took. */
export type ObserveSend = (outcome: 'sent' | SendFailure, seconds: number) => void;

/** @returns what measures sending, by outcome; who it went to is not told. */
export function measureSending(registry: Registry): ObserveSend {
  const histogram = new Histogram({
    name: 'quarterdeck_mail_send_seconds',
    help: 'How long the relay took for a mail, by what became of it.',
    labelNames: ['outcome'] as const,
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  return (outcome, seconds) => histogram.observe({ outcome }, seconds);
}
