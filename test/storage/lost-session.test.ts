import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase } from '#storage/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, 1);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Ends a session as a server that goes down does, and waits until nothing of it is left. */
async function endSession(pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid})`.execute(database.db);
  const left = () => sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(database.db);
  while ((await left()).rows.length > 0);
}

test('a database that goes away between two statements of a transaction fails it, and the process lives on', async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.prependListener('uncaughtException', note);
  try {
    const transaction = db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await endSession(rows[0]?.pid ?? 0);
      await sql`select 1`.execute(trx);
    });
    await expect(transaction).rejects.toThrow();
    expect((await sql<{ n: number }>`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }]);
    expect(uncaught).toEqual([]);
  } finally {
    process.off('uncaughtException', note);
  }
});
