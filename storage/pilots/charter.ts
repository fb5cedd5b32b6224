import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { type Charter, type CharterInput, readCharter } from '#domain/pilot/charter.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { findPerson } from '../presence/find-person.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';

/** A charter with who decides. */
export interface CharterOfCycle extends Charter {
  sponsorId: string;
  sponsorName: string;
  /** Email address or employee id, as forms take it. */
  sponsorKey: string;
  /** When the sponsor was asked to decide; null before. */
  askedAt: Date | null;
}

/** A charter as somebody writes it; the sponsor by email address or employee id, the cycle's own when left out. */
export interface CharterWish extends CharterInput {
  sponsor?: string | undefined;
}

/** @returns the cycle's charter; undefined while there is none. */
export async function readCharterOf(db: Db | Trx, cycleId: string): Promise<CharterOfCycle | undefined> {
  const { rows } = await sql<CharterOfCycle>`
    select c.hypothesis, c.measures, to_char(c.decision_on, 'YYYY-MM-DD') as decision_on, c.asked_at, p.id as sponsor_id,
           p.name as sponsor_name, coalesce(p.email, p.employee_id, p.id::text) as sponsor_key
      from charter c join person p on p.id = c.sponsor_id where c.cycle_id = ${cycleId}`.execute(db);
  return rows[0];
}

/**
 * Writes a pilot's charter, or writes it anew as long as its sponsor has not been asked to decide.
 *
 * @throws DomainError for a charter that is not whole, a cycle that is not a pilot or is over, and an unknown sponsor.
 */
export async function writeCharter(
  deps: StoreDeps,
  input: { cycleId: string; wish: CharterWish; actor: Actor },
): Promise<CharterOfCycle> {
  return deps.db.transaction().execute((trx) => writeCharterIn(trx, { ...input, now: deps.clock.now() }));
}

/** The same within a transaction of the caller's. */
export async function writeCharterIn(
  trx: Trx,
  { cycleId, wish, actor, now }: { cycleId: string; wish: CharterWish; actor: Actor; now: Date },
): Promise<CharterOfCycle> {
  const cycle = await trx
    .selectFrom('cycle')
    .select(['name', 'kind', 'state', 'country', 'timeZone', 'sponsorId'])
    .where('id', '=', cycleId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (cycle.kind !== 'pilot')
    throw refusal(
      'not-a-pilot',
      `"${cycle.name}" is for everyone and no pilot.`,
      'Only pilots have a charter.',
    );
  if (cycle.state === 'cancelled')
    throw refusal('cycle-state', `"${cycle.name}" is cancelled.`, 'Write the charter of another pilot.');
  const before = await readCharterOf(trx, cycleId);
  if (before?.askedAt)
    throw refusal(
      'charter-asked',
      `${before.sponsorName} has been asked to decide by this charter.`,
      'It stays as it is, so that the decision means what was agreed at the start.',
    );
  const sponsorId = wish.sponsor?.trim()
    ? (await findPerson(trx, wish.sponsor, 'sponsor')).id
    : (before?.sponsorId ?? cycle.sponsorId);
  if (!sponsorId)
    throw refusal('no-sponsor', 'Nobody would decide.', 'Name a sponsor by email address.', 'sponsor');
  const today = localDate(now, cycle.timeZone);
  const { hypothesis, measures, decisionOn } = readCharter(wish, { country: cycle.country, today });
  const row = {
    sponsorId,
    hypothesis,
    measures: JSON.stringify(measures),
    decisionOn,
    writtenBy: actor.label,
    writtenAt: now,
  };
  await trx
    .insertInto('charter')
    .values({ cycleId, ...row, askedAt: null, remindedAt: null })
    .onConflict((conflict) => conflict.column('cycleId').doUpdateSet(row))
    .execute();
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: before ? 'charter.changed' : 'charter.written',
      cycleId,
      entityKind: 'cycle',
      entityId: cycleId,
      detail: { by: actor.label, decisionOn },
    },
  ]);
  const written = await readCharterOf(trx, cycleId);
  if (!written) throw new Error(`no charter of ${cycleId} after writing it`);
  return written;
}

function refusal(code: string, message: string, remedy: string, field = 'cycle'): DomainError {
  return new DomainError({ code, message, field, remedy, kind: 'conflict' });
}
