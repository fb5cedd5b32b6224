import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { type Db, openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';

export interface TestDatabase {
  db: Db;
  url: string;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

/** Any number, as long as every test file uses the same. */
const TEMPLATE_LOCK = 7_310_099;

/**
 * A migrated database of one's own: a copy of a template that is migrated once for all files that run at the time.
 *
 * @param serverUrl the run's PostgreSQL; from the global set-up when left out.
 */
export async function createTestDatabase(serverUrl = inject('postgresUrl')): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, async (client) => {
    const template = templateName();
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    try {
      await ensureTemplate(client, serverUrl, template);
      await client.query(`create database ${name} template ${template}`);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    }
  });
  const url = addressOf(serverUrl, name);
  const db = openDatabase(url);
  return {
    db,
    url,
    async drop() {
      await db.destroy();
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A half-made template has no comment and is made again. */
async function ensureTemplate(client: pg.Client, serverUrl: string, template: string): Promise<void> {
  const found = await client.query<{ ready: boolean }>(
    "select shobj_description(oid, 'pg_database') = 'ready' as ready from pg_database where datname = $1",
    [template],
  );
  if (found.rows[0]?.ready) return;
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`create database ${template}`);
  const db = openDatabase(addressOf(serverUrl, template), 1);
  try {
    await migrateToLatest(db);
  } finally {
    await db.destroy();
  }
  await client.query(`comment on database ${template} is 'ready'`);
}

/** Named after what it is made from: a server that outlives a change of the schema never gives the old one. */
function templateName(): string {
  const hash = createHash('sha256');
  const storage = new URL('../../storage/', import.meta.url);
  const migrations = readdirSync(new URL('migrations/', storage)).sort();
  for (const file of [
    ...migrations.map((each) => `migrations/${each}`),
    'kind-checks.ts',
    '../domain/kinds.ts',
  ]) {
    hash.update(readFileSync(new URL(file, storage)));
  }
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
