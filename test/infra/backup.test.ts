import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { openDatabase } from '#storage/database.ts';
import { digestDatabase } from '../../infra/backup/digest.ts';
import { drill } from '../../infra/backup/drill.ts';
import { restoreBackup } from '../../infra/backup/restore.ts';
import { saveBackup } from '../../infra/backup/save.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildWorld, insertOkrSet, insertTask } from '../support/factory.ts';

const NOW = new Date('2026-12-14T09:00:00Z');
let database: TestDatabase;
let folder: string;
const made: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const world = await buildWorld(db, NOW);
  await insertTask(db, NOW, world, { kind: 'acknowledge', phase: 'preparation' });
  await insertOkrSet(db, world, {
    state: 'agreed',
    objectives: [{ title: 'Tabs\tand lines\nand \\ "quotes", Grüsse 🎉', keyResults: [] }],
  });
  await db
    .insertInto('auditEvent')
    .values({
      at: NOW,
      actorKind: 'system',
      action: 'tested',
      entityKind: 'cycle',
      detail: JSON.stringify({}),
    })
    .execute();
});
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-backup-')), 'backup');
});
afterAll(async () => {
  await database.drop();
  for (const name of made) await onServer(`drop database if exists ${name} with (force)`);
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  made.push(name);
  await onServer(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

it('what was saved is there again, row by row, and new rows follow on', async () => {
  const manifest = await saveBackup({ databaseUrl: database.url, folder });
  expect(manifest.tables.find(({ name }) => name === 'task')?.rows).toBe(1);
  // Written after the moment of the backup: not in it.
  const before = await digestDatabase(database.url);
  const url = await emptyDatabase();
  await restoreBackup({ databaseUrl: url, folder });
  expect(await digestDatabase(url)).toEqual(before);

  const db = openDatabase(url, 1);
  const { rows } = await sql<{ id: number; last: number }>`
    insert into audit_event (at, actor_kind, action, entity_kind) values (now(), 'system', 'restored', 'cycle')
    returning id, (select max(id) from audit_event) as last`.execute(db);
  expect(rows[0]?.id).toBeGreaterThan(rows[0]?.last ?? 0);
  const keys =
    await sql`select 1 from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(
      db,
    );
  const wanted =
    await sql`select 1 from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(
      database.db,
    );
  expect(keys.rows.length).toBe(wanted.rows.length);
  await db.destroy();
});

it('refuses a folder with something in it, a database with something in it, and half a backup', async () => {
  await saveBackup({ databaseUrl: database.url, folder });
  await expect(saveBackup({ databaseUrl: database.url, folder })).rejects.toThrow(
    'is not empty: name a folder',
  );
  const before = await digestDatabase(database.url);
  await expect(restoreBackup({ databaseUrl: database.url, folder })).rejects.toThrow(
    'The database is not empty',
  );
  expect(await digestDatabase(database.url)).toEqual(before);
  const half = path.join(path.dirname(folder), 'half');
  mkdirSync(half);
  await expect(restoreBackup({ databaseUrl: await emptyDatabase(), folder: half })).rejects.toThrow(
    'no whole backup',
  );
  await expect(
    saveBackup({ databaseUrl: await emptyDatabase(), folder: path.join(half, 'none') }),
  ).rejects.toThrow('holds no Quarterdeck');
});

it('refuses a backup of another version and one whose rows are missing, and leaves no rows behind', async () => {
  await saveBackup({ databaseUrl: database.url, folder });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(1) }));
  await expect(restoreBackup({ databaseUrl: await emptyDatabase(), folder })).rejects.toThrow(
    'restore it with that version',
  );
  const tables = manifest.tables.map((table: { name: string; rows: number }) =>
    table.name === 'task' ? { ...table, rows: table.rows + 1 } : table,
  );
  writeFileSync(file, JSON.stringify({ ...manifest, tables }));
  const url = await emptyDatabase();
  await expect(restoreBackup({ databaseUrl: url, folder })).rejects.toThrow('holds 1 rows, not 2');
  expect((await digestDatabase(url)).person).toMatch(/^0 rows/);
});

it('a drill says how long it took and that every row was there again', async () => {
  const shown = await drill(database.url);
  expect(shown.different).toEqual([]);
  expect(shown.rows).toBeGreaterThan(10);
  expect(shown.saveSeconds).toBeGreaterThan(0);
});
