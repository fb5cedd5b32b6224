import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { BackupError } from './backup-error.ts';
import { digestDatabase } from './digest.ts';
import { restoreBackup } from './restore.ts';
import { saveBackup } from './save.ts';

/** What a drill showed. */
export interface Drill {
  rows: number;
  tables: number;
  saveSeconds: number;
  restoreSeconds: number;
  /** Tables whose rows were other ones after restoring; what people wrote meanwhile shows here, too. */
  different: string[];
}

/**
 * Saves a database, restores it into a new one on the same server, compares every table, and removes both.
 *
 * @param databaseUrl its role must be allowed to make databases.
 */
export async function drill(databaseUrl: string): Promise<Drill> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-drill-'));
  const name = `quarterdeck_drill_${process.pid}`;
  const copy = new URL(databaseUrl);
  copy.pathname = `/${name}`;
  try {
    const begun = performance.now();
    const manifest = await saveBackup({ databaseUrl, folder: path.join(folder, 'backup') });
    const saved = performance.now();
    await onServer(databaseUrl, `create database ${name}`);
    await restoreBackup({ databaseUrl: copy.href, folder: path.join(folder, 'backup') });
    const restored = performance.now();
    const [before, after] = [await digestDatabase(databaseUrl), await digestDatabase(copy.href)];
    return {
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      tables: manifest.tables.length,
      saveSeconds: (saved - begun) / 1000,
      restoreSeconds: (restored - saved) / 1000,
      different: Object.keys(before).filter((table) => before[table] !== after[table]),
    };
  } finally {
    await onServer(databaseUrl, `drop database if exists ${name} with (force)`).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501')
      throw new BackupError(
        'The role of DATABASE_URL may not make databases: give it createdb for the drill, or use another role.',
      );
    throw error;
  } finally {
    await client.end();
  }
}
