import { context, propagation } from '@opentelemetry/api';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';

/**
 * @returns where the work of this moment stands in its trace (W3C Trace Context, `traceparent`); null outside of a trace, and
 *   always where nobody collects traces.
 */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/**
 * PostgreSQL, told in each transaction which trace it belongs to: rows of `outbox` and `notice` take it from there (migration
 * 030), so that whoever picks them up goes on with the same trace. Outside of a trace nothing is told and nothing costs.
 */
export class TracedPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new TracedPostgresDriver(this.#config);
  }
}

class TracedPostgresDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    const traceparent = currentTraceparent();
    if (traceparent === null) return;
    await connection.executeQuery(
      CompiledQuery.raw(`select set_config('quarterdeck.traceparent', $1, true)`, [traceparent]),
    );
  }
}
