import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOT_PERSONAL, PERSONAL_DATA } from '#storage/privacy/personal-data.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('every table stands in one of the two lists, and in one alone', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(
    database.db,
  );
  const listed = [...PERSONAL_DATA.map(({ table }) => table), ...NOT_PERSONAL];
  expect(listed.sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('every column that points to a person is listed with its table', async () => {
  const { rows } = await sql<{ column: string }>`
    select t.relname || '.' || a.attname as column from pg_constraint c join pg_class t on t.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
     where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(database.db);
  const listed = PERSONAL_DATA.flatMap(({ table, persons }) => persons.map((column) => `${table}.${column}`));
  expect(rows.map(({ column }) => column).filter((column) => !listed.includes(column))).toEqual([]);
});

test('what is listed is there', async () => {
  for (const { table, persons, words, author } of PERSONAL_DATA)
    for (const column of [...persons, ...Object.keys(words ?? {}), ...(author ? [author] : [])])
      await sql`select ${sql.ref(`${table}.${column}`)} from ${sql.table(table)} limit 0`.execute(
        database.db,
      );
});
