import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database.ts';

/**
 * Gives key results to somebody else and tells them which.
 *
 * @param input.keyResults a query of the `id`s that change hands.
 * @param input.absenceId for the time of which; null: for good.
 * @returns how many changed hands.
 */
export async function handOver(
  trx: Trx,
  input: {
    from: string;
    to: string;
    absenceId: string | null;
    now: Date;
    keyResults: RawBuilder<unknown>;
  },
): Promise<number> {
  const { from, to, absenceId, now } = input;
  const { rows: given } = await sql<{ id: string }>`
    update key_result set owner_id = ${to} where owner_id = ${from} and id in (${input.keyResults}) returning id`.execute(
    trx,
  );
  if (given.length === 0) return 0;
  const { id } = await trx
    .insertInto('handOver')
    .values({ fromPersonId: from, toPersonId: to, absenceId, at: now, returnedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('handOverKeyResult')
    .values(given.map((row) => ({ handOverId: id, keyResultId: row.id })))
    .execute();
  await tellAbout(trx, id, now);
  return given.length;
}

/** One notice, about the cycle that most of them belong to; what it says is read when its mail is written. */
async function tellAbout(trx: Trx, handOverId: string, now: Date): Promise<void> {
  await sql`
    with concerned as (
      select s.cycle_id, s.cohort_id, h.to_person_id, count(*) as n
        from hand_over h join hand_over_key_result x on x.hand_over_id = h.id join key_result k on k.id = x.key_result_id
        join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
       where h.id = ${handOverId} group by 1, 2, 3 order by n desc, 1 limit 1),
    told as (
      insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, subject_id, due_at)
      select 'handed-over/' || ${handOverId}::text, c.cycle_id, c.cohort_id, ${currentPhase(sql`c.cycle_id`, sql`c.cohort_id`)},
             c.to_person_id, 'handed-over', ${handOverId}::uuid, ${now} from concerned c)
    insert into audit_event (at, actor_kind, action, cycle_id, entity_kind, entity_id, detail)
    select ${now}, 'system', 'key-result.handed-over', c.cycle_id, 'person', h.from_person_id,
           jsonb_build_object('to', h.to_person_id, 'keyResults', (select jsonb_agg(key_result_id) from hand_over_key_result where hand_over_id = h.id))
      from concerned c join hand_over h on h.id = ${handOverId}`.execute(trx);
}

/** @returns the phase in which a cohort is now, for notices that belong to none; SQL expressions in and out. */
export function currentPhase(
  cycleId: RawBuilder<unknown>,
  cohortId: RawBuilder<unknown>,
): RawBuilder<string> {
  return sql<string>`coalesce((
    select r.phase from phase_run r where r.cycle_id = ${cycleId} and r.cohort_id is not distinct from ${cohortId} and r.state = 'open'
     order by r.phase = 'check-ins' desc, r.opens_at desc limit 1), 'check-ins')`;
}
