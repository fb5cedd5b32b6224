import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/** @returns by table a fingerprint of all its rows; what the migrator notes for itself is left out. */
export async function digestOf(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%' order by 1`.execute(
    db,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t order by t::text collate "C"`.execute(db);
    const hash = createHash('sha256').update(rows.map(({ row }) => row).join('\n'));
    digests[name] = `${rows.length} rows, ${hash.digest('hex')}`;
  }
  return digests;
}
