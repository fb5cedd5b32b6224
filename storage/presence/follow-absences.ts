import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { comeBack } from './come-back.ts';
import { goAway } from './go-away.ts';

/**
 * Lets people's state follow their absences: from the midnight of the first day on, and back from that of the day after
 * the last, each on their own clock. Asked each second, by any number of workers.
 *
 * @returns how many people went away or came back.
 */
export async function followAbsences(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  // Who comes back goes first: somebody's next absence may begin on the day this one ends.
  const { rows } = await sql<{ id: string }>`
    select a.id ${dueAbsences(now)} order by a.begun_at is null, a.from_day, a.id`.execute(deps.db);
  for (const { id } of rows)
    await deps.db.transaction().execute((trx) => followAbsence(trx, { absenceId: id, now }));
  return rows.length;
}

/** Begins or ends one absence if its time has come and nobody else is at it. */
export async function followAbsence(
  trx: Trx,
  { absenceId, now }: { absenceId: string; now: Date },
): Promise<void> {
  const { rows } = await sql<{ begun: boolean; hasBegun: boolean; over: boolean }>`
    select a.begun_at is not null as begun, a.from_day <= (${now}::timestamptz at time zone p.time_zone)::date as has_begun,
           a.to_day < (${now}::timestamptz at time zone p.time_zone)::date as over
      from absence a join person p on p.id = a.person_id
     where a.id = ${absenceId} and a.ended_at is null for update of a skip locked`.execute(trx);
  const [absence] = rows;
  if (!absence) return;
  if (absence.over && absence.begun) await comeBack(trx, { absenceId, now });
  else if (absence.over)
    await trx.updateTable('absence').set({ endedAt: now }).where('id', '=', absenceId).execute();
  else if (absence.hasBegun && !absence.begun) await goAway(trx, { absenceId, now });
}

/** Absences `a` that begin or end now, as the rest of a statement. */
export function dueAbsences(now: Date): RawBuilder<unknown> {
  return sql`
    from absence a join person p on p.id = a.person_id
     where a.ended_at is null and a.from_day <= (${now}::timestamptz at time zone p.time_zone)::date
       and (a.begun_at is null or a.to_day < (${now}::timestamptz at time zone p.time_zone)::date)`;
}

/** @returns when the next absence begins or ends after `now`, as an expression. */
export function nextAbsence(now: Date): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select min(x.at) from absence a join person p on p.id = a.person_id
     cross join lateral (select (case when a.begun_at is null then a.from_day else a.to_day + 1 end)::timestamp
                                at time zone p.time_zone as at) x
     where a.ended_at is null and x.at > ${now})`;
}
