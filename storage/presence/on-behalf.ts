import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import { mayEnterFor, type Represented } from '#domain/presence/on-behalf.ts';
import type { Trx } from '../database.ts';

/**
 * Asked within the transaction of the action, so that a change of line that comes first counts.
 *
 * @throws DomainError `not-their-team` unless the one may enter figures for the other.
 */
export async function requireEntering(
  trx: Trx,
  { byId, personId }: { byId: string; personId: string },
): Promise<void> {
  const { rows } = await sql<Represented>`
    select p.id as person_id, p.email, p.manager_id, d.lead_id as department_lead_id
      from person p join department d on d.id = p.department_id where p.id = ${personId} and p.state <> 'left'`.execute(
    trx,
  );
  const [person] = rows;
  if (person && mayEnterFor(byId, person)) return;
  throw new DomainError({
    code: 'not-their-team',
    message: 'Figures are entered for others by their team lead, and only where no mail reaches them.',
    field: 'person',
    value: personId,
    remedy: 'Look at the team again.',
    kind: 'not-found',
  });
}
