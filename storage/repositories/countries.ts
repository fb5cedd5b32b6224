import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** @returns the countries in which people work or for which a policy says something, by code; unknown ones are not among them. */
export async function listCountries(db: Db): Promise<string[]> {
  const { rows } = await sql<{ country: string }>`
    select country from person where state <> 'left' and country <> 'ZZ'
    union select country from policy where country is not null order by 1`.execute(db);
  return rows.map(({ country }) => country);
}
