import type { TLSConfig } from '@temporalio/client';

/** Where Temporal is and what it asks of those who come. */
export interface TemporalServer {
  address: string;
  /** Left out where it speaks without TLS. */
  tls?: TLSConfig;
  /** For namespaces that know their callers by a key; TLS only. */
  apiKey?: string;
}

/** @returns what the client's and the worker's connections are opened with; nothing else of a configuration goes along. */
export function connectionTo({ address, tls, apiKey }: TemporalServer): TemporalServer {
  return {
    address,
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}
