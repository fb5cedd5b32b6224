import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError } from './backup-error.ts';
import { fileOf, listMigrations, listTables, MANIFEST_FILE, type Manifest } from './catalog.ts';

/**
 * Copies a running database as of one moment, without holding anybody up: one snapshot over all tables. The manifest is written
 * last, so that a copy that broke off is not taken for a whole one.
 *
 * @param input.folder an empty folder, or one that is not there yet.
 * @throws BackupError when the folder holds something or the database has no schema of this product.
 */
export async function saveBackup(input: { databaseUrl: string; folder: string }): Promise<Manifest> {
  const { folder } = input;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new BackupError(
      `${folder} is not empty: name a folder that is new, so that no backup is written over.`,
    );
  const client = new pg.Client({ connectionString: input.databaseUrl });
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    const migrations = await listMigrations(client);
    if (migrations.length === 0)
      throw new BackupError('The database holds no Quarterdeck: check DATABASE_URL.');
    const { rows: moments } = await client.query<{ at: Date }>('select now() as at');
    const tables: Manifest['tables'] = [];
    for (const table of await listTables(client)) {
      const from = client.query(copyTo(`copy "${table.name}" (${table.columns.join(', ')}) to stdout`));
      const file = path.join(folder, fileOf(table.name));
      await pipeline(from, createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600 }));
      tables.push({ ...table, rows: from.rowCount });
    }
    const manifest: Manifest = {
      format: 1,
      takenAt: (moments[0]?.at ?? new Date(0)).toISOString(),
      migrations,
      tables,
      sequences: await readSequences(client),
    };
    await client.query('commit');
    writeFileSync(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
    });
    return manifest;
  } finally {
    await client.end();
  }
}

/** Sequences know no snapshots: they may be ahead of the copied rows, which is harmless, never behind. */
async function readSequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; at: string }>(
    "select sequencename as name, last_value::text as at from pg_sequences where schemaname = 'public' and last_value is not null",
  );
  return Object.fromEntries(rows.map(({ name, at }) => [name, at]));
}
