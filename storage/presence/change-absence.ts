import { localDate } from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { type AbsenceDays, checkAbsenceDays } from '#domain/presence/absence.ts';
import { isUuid } from '#domain/uuid.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { alreadyAway, checkDelegate, lockPerson, overlapping, unknownAbsence } from './absences.ts';
import { followAbsence } from './follow-absences.ts';
import { stayAway } from './go-away.ts';

/**
 * Changes the days or the delegate of an absence. Of one that is under way only the last day can change: what was handed
 * over is with the delegate already. The same again changes nothing.
 *
 * @throws DomainError as for a new absence, `absence-begun`, or `unknown-absence`.
 */
export async function changeAbsence(
  deps: StoreDeps,
  input: AbsenceDays & { absenceId: string; personId: string; delegateId: string | null; actor: Actor },
): Promise<void> {
  const { absenceId, personId, from, to, delegateId, actor } = input;
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const person = await lockPerson(trx, personId);
    const absence = isUuid(absenceId)
      ? await trx
          .selectFrom('absence')
          .selectAll()
          .where('id', '=', absenceId)
          .where('personId', '=', personId)
          .where('endedAt', 'is', null)
          .forUpdate()
          .executeTakeFirst()
      : undefined;
    if (!absence) throw unknownAbsence(absenceId);
    const same = absence.fromDay === from && absence.delegateId === delegateId;
    if (same && absence.toDay === to) return;
    if (absence.begunAt && !same) throw begun(absence.fromDay === from ? 'delegate' : 'from');
    checkAbsenceDays({ from, to }, localDate(now, person.timeZone));
    if (delegateId && delegateId !== absence.delegateId) await checkDelegate(trx, { personId, delegateId });
    const other = await overlapping(trx, { personId, from, to, except: absenceId });
    if (other) throw alreadyAway(person.name, { ...other, from });
    await trx
      .updateTable('absence')
      .set({ fromDay: from, toDay: to, delegateId })
      .where('id', '=', absenceId)
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'absence.changed',
        entityKind: 'person',
        entityId: personId,
        detail: { absence: absenceId, from, to, delegate: delegateId, by: actor.label },
      },
    ]);
    if (absence.begunAt) await stayAway(trx, { absenceId, now });
    else await followAbsence(trx, { absenceId, now });
  });
}

function begun(field: 'from' | 'delegate'): DomainError {
  return new DomainError({
    code: 'absence-begun',
    message: 'This absence is under way, so only its last day can change.',
    field,
    remedy: 'Change the last day alone, or end it and enter another.',
    kind: 'conflict',
  });
}
