import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openDatabase } from '#storage/database.ts';
import { migrateToLatest } from '#storage/migrate.ts';
import { BackupError } from './backup-error.ts';
import { fileOf, listMigrations, listTables, MANIFEST_FILE, type Manifest } from './catalog.ts';

/**
 * Fills an empty database from a backup, all or nothing. The schema comes from this version's migrations, the rows from the
 * backup; foreign keys are checked once all rows are in.
 *
 * @throws BackupError when the folder holds no whole backup, the database is not empty, or the backup was made by another
 *   version: then that version restores it, and the newer one migrates it when it starts.
 */
export async function restoreBackup(input: { databaseUrl: string; folder: string }): Promise<Manifest> {
  const { databaseUrl, folder } = input;
  const manifest = readManifest(folder);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select 1 from pg_tables where schemaname = 'public' limit 1");
    if (rows.length > 0)
      throw new BackupError('The database is not empty: name a new one, so that nothing is written over.');
    await migrate(databaseUrl);
    const migrations = await listMigrations(client);
    if (migrations.join() !== manifest.migrations.join())
      throw new BackupError(
        `The backup was made by a version with ${manifest.migrations.length} migrations, this one has ${migrations.length}: restore it with that version into a new database, then start this one, which migrates it.`,
      );
    await client.query('begin');
    const keys = await dropForeignKeys(client);
    const known = new Set((await listTables(client)).map(({ name }) => name));
    for (const table of manifest.tables) {
      if (!known.has(table.name))
        throw new BackupError(`The backup has a table ${table.name} that is not known here.`);
      // What migrations put in, such as policies, comes from the backup, too. What is empty is left alone: the trail refuses
      // to be emptied.
      const { rowCount } = await client.query(`select 1 from "${table.name}" limit 1`);
      if (rowCount) await client.query(`delete from "${table.name}"`);
    }
    for (const { name, columns, rows: wanted } of manifest.tables) {
      const into = client.query(copyFrom(`copy "${name}" (${columns.join(', ')}) from stdin`));
      await pipeline(createReadStream(path.join(folder, fileOf(name))), createGunzip(), into);
      if (into.rowCount !== wanted)
        throw new BackupError(
          `${fileOf(name)} holds ${into.rowCount} rows, not ${wanted}: take another backup.`,
        );
    }
    for (const key of keys) await client.query(key);
    for (const [name, at] of Object.entries(manifest.sequences))
      await client.query('select setval($1::regclass, $2::bigint)', [`public."${name}"`, at]);
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

/** Tables refer to each other in circles, so no order of filling them would do. @returns what puts the keys back. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select c.conrelid::regclass::text as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace and n.nspname = 'public'
     where c.contype = 'f' and c.conparentid = 0`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
}

async function migrate(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, 1);
  try {
    await migrateToLatest(db);
  } finally {
    await db.destroy();
  }
}

function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST_FILE);
  try {
    const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
    if (manifest.format === 1) return manifest;
  } catch {
    // Said below.
  }
  throw new BackupError(`${file} is missing or cannot be read: the folder holds no whole backup.`);
}
