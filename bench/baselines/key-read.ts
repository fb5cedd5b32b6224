import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/** The cheapest question there is: one row by its primary key, by the same driver over the same connections. */
export async function readByKey(db: Db, cycleId: string): Promise<unknown> {
  const { rows } = await sql`select * from cycle where id = ${cycleId}`.execute(db);
  return rows[0];
}
