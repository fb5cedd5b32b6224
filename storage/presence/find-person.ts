import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { PersonState } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

export interface FoundPerson {
  id: string;
  name: string;
  email: string | null;
  employeeId: string | null;
  state: PersonState;
  timeZone: string;
}

/**
 * @param key an employee id, an email address, or the id that lists of people give.
 * @param field which input it came from, for the refusal.
 * @returns the person, also one who has left.
 * @throws DomainError `unknown-person`.
 */
export async function findPerson(db: Db | Trx, key: string, field = 'person'): Promise<FoundPerson> {
  const wanted = key.trim();
  const { rows } = await sql<FoundPerson>`
    select id, name, email, employee_id, state, time_zone from person
     where id::text = lower(${wanted}) or employee_id = ${wanted} or lower(email) = lower(${wanted})
     order by id::text = lower(${wanted}) desc, employee_id = ${wanted} desc limit 1`.execute(db);
  const [person] = rows;
  if (person) return person;
  throw new DomainError({
    code: 'unknown-person',
    message: `Nobody has the email address or employee id "${wanted.slice(0, 80)}".`,
    field,
    value: wanted.slice(0, 80),
    remedy: 'Look them up in the list of people.',
    kind: 'not-found',
  });
}
