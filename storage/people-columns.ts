import { decodePeopleFile } from '#domain/people-file/decode.ts';
import { COLUMNS, type Column, headerNames, isColumnName, squeezed } from '#domain/people-file/header.ts';
import { FileRefused } from '#domain/people-file/problems.ts';
import { headerKey, readSaidColumns, type SaidColumns } from '#domain/people-file/said-columns.ts';
import type { Db } from './database.ts';
import type { StoreDeps } from './deps.ts';

const HEADER_BYTES = 128 * 1024;

/** A column of a file that no rule knows, with what was said about it; null for nothing. */
export interface OwnColumn {
  name: string;
  means: Column | null;
}

/** @returns what was said about a first line like that of this file. */
export async function readColumnsFor(db: Db, bytes: Uint8Array): Promise<SaidColumns> {
  const key = headerKey(headerNames(beginning(bytes)));
  const row = await db
    .selectFrom('peopleColumns')
    .select('columns')
    .where('header', '=', key)
    .executeTakeFirst();
  return Object.fromEntries(
    Object.entries(row?.columns ?? {}).flatMap(([name, wanted]) => {
      const column = COLUMNS.find((each) => each === wanted);
      return column ? [[name, column] as const] : [];
    }),
  );
}

/**
 * Remembers what the columns of a file are, in place of what was said before.
 *
 * @throws DomainError as `readSaidColumns`.
 */
export async function sayColumns(
  { db, clock }: StoreDeps,
  bytes: Uint8Array,
  said: Readonly<Record<string, string>>,
): Promise<SaidColumns> {
  const text = beginning(bytes);
  const columns = readSaidColumns(said, text);
  const row = { columns: JSON.stringify(columns), saidAt: clock.now() };
  await db
    .insertInto('peopleColumns')
    .values({ header: headerKey(headerNames(text)), ...row })
    .onConflict((conflict) => conflict.column('header').doUpdateSet(row))
    .execute();
  return columns;
}

/** @returns what somebody says now about a file's columns. @throws DomainError as `readSaidColumns`. */
export function columnsSaidOf(bytes: Uint8Array, said: Readonly<Record<string, string>>): SaidColumns {
  return readSaidColumns(said, beginning(bytes));
}

/** @returns the columns of a file that the product does not know by their names. */
export async function listOwnColumns(db: Db, bytes: Uint8Array): Promise<OwnColumn[]> {
  const said = await readColumnsFor(db, bytes);
  const names = headerNames(beginning(bytes)).filter((name) => name !== '' && !isColumnName(name));
  return [...new Set(names)].map((name) => ({ name, means: meaningOf(said, name) }));
}

function meaningOf(said: SaidColumns, name: string): Column | null {
  return Object.hasOwn(said, squeezed(name)) ? (said[squeezed(name)] ?? null) : null;
}

/** What is no text has no names; whoever reads the file says so. */
function beginning(bytes: Uint8Array): string {
  try {
    return decodePeopleFile(bytes.subarray(0, HEADER_BYTES)).text;
  } catch (error) {
    if (error instanceof FileRefused) return '';
    throw error;
  }
}
