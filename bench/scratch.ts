import pg from 'pg';
import { startScratchRuntime } from '#infra/runtime/scratch.ts';
import { type Db, openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';

/** Servers and a migrated database for one benchmark. */
export interface Scratch {
  db: Db;
  databaseUrl: string;
  temporalAddress: string;
  /** A folder that goes away with it. */
  dir: string;
  stop(): Promise<void>;
}

/** @param temporalBinary the Temporal CLI, as the set-up names it. */
export async function startScratch(temporalBinary: string): Promise<Scratch> {
  const runtime = await startScratchRuntime({ name: 'bench', temporalBinary, autovacuum: true });
  const admin = new pg.Client({ connectionString: runtime.postgresUrl });
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  const url = new URL(runtime.postgresUrl);
  url.pathname = '/bench';
  const db = openDatabase(url.href, 10);
  await migrateToLatest(db);
  return {
    db,
    databaseUrl: url.href,
    temporalAddress: runtime.temporalAddress,
    dir: runtime.dir,
    async stop() {
      await db.destroy();
      await runtime.stop();
    },
  };
}
