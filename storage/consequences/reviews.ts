import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database.ts';
import { openPhase } from '../steps/perform-step.ts';
import { openTasks, type PhaseRef } from '../steps/tasks.ts';

/**
 * Opens the review of submitted sets: the owner's manager is asked; where there is none, the cycle's sponsor, another
 * executive, or HR ops, but never the owner.
 *
 * @param phase the approval of the cohort whose sets they are, held open by the caller.
 * @param which a condition on `okr_set s`.
 * @returns how many reviews were opened.
 */
export async function openReviews(
  trx: Trx,
  phase: PhaseRef & { closesAt: Date },
  which: RawBuilder<unknown>,
): Promise<number> {
  const { rows: rounds } = await sql<{ round: number }>`
    select distinct s.round from okr_set s where s.state = 'submitted' and ${which} order by 1`.execute(trx);
  // A review may be asked for before its phase's day: work is never held back by a date (D9).
  if (rounds.length > 0) await openPhase(trx, phase);
  let opened = 0;
  for (const { round } of rounds) {
    opened += await openTasks(trx, phase, {
      kind: 'review',
      ordinal: round,
      dueAt: phase.closesAt,
      who: sql`select reviewer.id as person_id, s.id as subject_id
        from okr_set s join person owner on owner.id = s.owner_id join cycle c on c.id = s.cycle_id
        cross join lateral (
          select p.id from person p
           where p.state = 'active' and p.id <> s.owner_id
             and (p.id = owner.manager_id or p.id = c.sponsor_id or p.role in ('executive', 'hr_ops'))
           order by p.id = owner.manager_id desc nulls last, p.id = c.sponsor_id desc nulls last, p.role, p.name, p.id
           limit 1) reviewer
       where s.state = 'submitted' and s.round = ${round} and ${which}`,
    });
  }
  return opened;
}
