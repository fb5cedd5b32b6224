import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Departments somebody may see, each with all below it; undefined for all there are. */
export type Within = readonly string[] | undefined;

/** @param path SQL of a department's path. @returns SQL that holds where it lies within them. */
export function liesIn(path: RawBuilder<unknown>, within: Within): RawBuilder<SqlBool> {
  if (within === undefined) return sql<SqlBool>`true`;
  return sql<SqlBool>`exists (select 1 from unnest(${[...within]}::text[]) as seen(path)
    where ${path} = seen.path or starts_with(${path}, seen.path || ' / '))`;
}
