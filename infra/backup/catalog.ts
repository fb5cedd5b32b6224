import type pg from 'pg';

/** A table as it must be filled again. */
export interface CopiedTable {
  name: string;
  columns: string[];
}

/** What a backup says about itself, beside its tables. */
export interface Manifest {
  format: 1;
  /** ISO 8601, by the database's clock. */
  takenAt: string;
  /** Migrations that had been carried out, in their order: data fit only a schema that has had just these. */
  migrations: string[];
  tables: Array<CopiedTable & { rows: number }>;
  /** Where sequences stood, by name. */
  sequences: Record<string, string>;
}

export const MANIFEST_FILE = 'manifest.json';
export const fileOf = (table: string) => `${table}.copy.gz`;

/** @returns the tables of the product with the columns that hold data; what is generated is generated again. */
export async function listTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relname not like 'kysely%' group by c.relname order by c.relname`);
  return rows;
}

/** @returns the names of the migrations that were carried out; none in a database that never had any. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('public.kysely_migration') is not null as there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by timestamp, name',
  );
  return rows.map(({ name }) => name).sort();
}
