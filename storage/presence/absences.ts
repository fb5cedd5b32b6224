import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { type AbsenceDays, checkAbsenceDays } from '#domain/presence/absence.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { comeBack } from './come-back.ts';
import { followAbsence } from './follow-absences.ts';

export interface AbsenceRow {
  id: string;
  personId: string;
  name: string;
  from: string;
  to: string;
  delegate: string | null;
  delegateId: string | null;
  /** Whether it has begun. */
  underWay: boolean;
}

/**
 * Puts on record when somebody is away; when the first day has come it takes effect at once, else at its midnight. The same
 * days again change nothing but the delegate of an absence that has not begun.
 *
 * @throws DomainError for days or a delegate that do not fit, or days in which the person is away already.
 */
export async function enterAbsence(
  deps: StoreDeps,
  input: AbsenceDays & { personId: string; delegateId?: string | null; actor: Actor },
): Promise<string> {
  return deps.db.transaction().execute((trx) => enterAbsenceIn(trx, deps, input));
}

/** The same within a transaction of the caller's. */
export async function enterAbsenceIn(
  trx: Trx,
  deps: Pick<StoreDeps, 'clock'>,
  input: AbsenceDays & { personId: string; delegateId?: string | null; actor: Actor },
): Promise<string> {
  const { personId, from, to, actor } = input;
  const delegateId = input.delegateId ?? null;
  const now = deps.clock.now();
  const person = await lockPerson(trx, personId);
  checkAbsenceDays({ from, to }, localDate(now, person.timeZone));
  if (delegateId) await checkDelegate(trx, { personId, delegateId });
  const other = await overlapping(trx, { personId, from, to });
  if (other && (other.fromDay !== from || other.toDay !== to))
    throw alreadyAway(person.name, { ...other, from });
  if (other && (other.begunAt !== null || other.delegateId === delegateId)) return other.id;
  const id = other?.id ?? (await insert(trx, { personId, from, to, delegateId, actor, now }));
  if (other) await trx.updateTable('absence').set({ delegateId }).where('id', '=', id).execute();
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: 'absence.entered',
      entityKind: 'person',
      entityId: personId,
      detail: { absence: id, from, to, delegate: delegateId, by: actor.label },
    },
  ]);
  await followAbsence(trx, { absenceId: id, now });
  return id;
}

/**
 * Takes an absence away again; somebody who is away by it is back at once.
 *
 * @throws DomainError `unknown-absence` when there is none that is still to come or under way.
 */
export async function withdrawAbsence(
  deps: StoreDeps,
  input: { absenceId: string; personId?: string; actor: Actor },
): Promise<void> {
  const { actor } = input;
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const { rows } = await sql<{ personId: string; begunAt: Date | null }>`
      select person_id, begun_at from absence
       where id = ${isUuid(input.absenceId) ? input.absenceId : null}::uuid and ended_at is null for update`.execute(
      trx,
    );
    const [absence] = rows;
    if (!absence || (input.personId && input.personId !== absence.personId))
      throw unknownAbsence(input.absenceId);
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'absence.withdrawn',
        entityKind: 'person',
        entityId: absence.personId,
        detail: { absence: input.absenceId, by: actor.label },
      },
    ]);
    if (absence.begunAt) await comeBack(trx, { absenceId: input.absenceId, now });
    else await trx.updateTable('absence').set({ endedAt: now }).where('id', '=', input.absenceId).execute();
  });
}

/** @returns absences under way and to come, the next first; of one person, or of those who report to a manager. */
export async function listAbsences(
  db: Db,
  of: { personId?: string; managerId?: string },
): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select a.id, a.person_id, p.name, a.from_day as "from", a.to_day as "to", d.name as delegate, a.delegate_id, a.begun_at is not null as under_way
      from absence a join person p on p.id = a.person_id left join person d on d.id = a.delegate_id
     where a.ended_at is null and p.state <> 'left'
       and (${of.personId ?? null}::uuid is null or a.person_id = ${of.personId ?? null})
       and (${of.managerId ?? null}::uuid is null or p.manager_id = ${of.managerId ?? null})
     order by a.from_day, p.name, a.id`.execute(db);
  return rows;
}

/** @returns the person, whose absences change in no other transaction meanwhile. */
export async function lockPerson(trx: Trx, personId: string) {
  const { rows } = await sql<{ name: string; timeZone: string; state: string }>`
    select name, time_zone, state from person where id = ${personId} for no key update`.execute(trx);
  const [person] = rows;
  if (person && person.state !== 'left') return person;
  throw new DomainError({
    code: 'unknown-person',
    message: 'There is no such person, or they have left.',
    field: 'person',
    value: personId,
    remedy: 'Name the email address or employee id of somebody in Quarterdeck.',
    kind: 'not-found',
  });
}

/** @throws DomainError `bad-delegate` for somebody who cannot stand in. */
export async function checkDelegate(
  trx: Trx,
  { personId, delegateId }: { personId: string; delegateId: string },
): Promise<void> {
  const delegate = await trx
    .selectFrom('person')
    .select(['name', 'state'])
    .where('id', '=', delegateId)
    .executeTakeFirst();
  if (delegate && delegate.state !== 'left' && delegateId !== personId) return;
  throw new DomainError({
    code: 'bad-delegate',
    message: delegateId === personId ? 'Nobody stands in for themselves.' : 'The delegate has left.',
    field: 'delegate',
    value: delegate?.name ?? delegateId,
    remedy: 'Name somebody else, or nobody.',
  });
}

/** @returns an absence of the person that has a day in common with these. @param of.except one that does not count. */
export async function overlapping(
  trx: Trx,
  { personId, from, to, except }: AbsenceDays & { personId: string; except?: string },
) {
  return trx
    .selectFrom('absence')
    .select(['id', 'fromDay', 'toDay', 'delegateId', 'begunAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst();
}

async function insert(
  trx: Trx,
  absence: AbsenceDays & { personId: string; delegateId: string | null; actor: Actor; now: Date },
): Promise<string> {
  const { personId, from, to, delegateId, actor, now } = absence;
  const { id } = await trx
    .insertInto('absence')
    .values({
      personId,
      fromDay: from,
      toDay: to,
      delegateId,
      enteredBy: actor.label,
      enteredById: actor.personId ?? null,
      enteredAt: now,
      begunAt: null,
      endedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns the refusal of days that lie in another absence. */
export function alreadyAway(
  name: string,
  { fromDay, toDay, from }: { fromDay: string; toDay: string; from: string },
): DomainError {
  return new DomainError({
    code: 'already-away',
    message: `${name} is already away from ${fromDay} to ${toDay}.`,
    field: 'from',
    value: from,
    remedy: 'Take that absence away first, or name other days.',
    kind: 'conflict',
  });
}

/** @returns the refusal of an absence that is not there. */
export function unknownAbsence(absenceId: string): DomainError {
  return new DomainError({
    code: 'unknown-absence',
    message: 'There is no such absence, or it is over.',
    field: 'absence',
    value: absenceId.slice(0, 40),
    remedy: 'Look at the person’s absences again.',
    kind: 'not-found',
  });
}
