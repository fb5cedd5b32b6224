import {
  CamelCasePlugin,
  Kysely,
  type PluginTransformQueryArgs,
  type RootOperationNode,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import type { Tables } from './schema.ts';
import { TracedPostgresDialect } from './traceparent.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

// A date without a time has no zone; as a JavaScript Date it would get one. Counts fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * @param url a PostgreSQL connection string.
 * @param maxConnections size of this process's pool.
 * @returns the typed query builder; columns are camelCase in code and snake_case in SQL. `destroy()` closes the pool.
 */
export function openDatabase(url: string, maxConnections = 10): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    idleTimeoutMillis: 30_000,
    Client: PreparingClient,
  });
  // Without a listener, an idle client whose server goes away would end the process; the next query reports it.
  pool.on('error', () => undefined);
  // The pool listens to idle clients only. One in a transaction that rests between two statements would end it just so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({
    dialect: new TracedPostgresDialect({ pool }),
    plugins: [new ResultNames({ maintainNestedObjectKeys: true })],
  });
}

/** Statements written as SQL name columns as the database does; walking through them to rename nothing costs a third of a query. */
class ResultNames extends CamelCasePlugin {
  override transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return args.node.kind === 'RawNode' ? args.node : super.transformQuery(args);
  }
}
