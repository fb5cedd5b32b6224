import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../database.ts';
import { openPhase } from '../steps/perform-step.ts';
import { openTasks, type PhaseRef } from '../steps/tasks.ts';

/**
 * Opens the review of submitted sets. Who is asked follows from the policy `reviewers`: the owner's manager, the
 * department's lead, or both, who must then both agree. Whoever is away is stood in for by their delegate or the next one
 * up the line; where nobody is left, the cycle's sponsor, another executive or HR ops are asked, but never the owner.
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
      who: reviewersOf(sql`s.state = 'submitted' and s.round = ${round} and ${which}`),
    });
  }
  return opened;
}

/** @returns a query of `person_id` and `subject_id`, who agrees which of the sets `s` that match. */
export function reviewersOf(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select distinct coalesce(wanted.person_id, otherwise.id) as person_id, s.id as subject_id
      from okr_set s join person owner on owner.id = s.owner_id join cycle c on c.id = s.cycle_id
      cross join lateral (
        select coalesce(cycle_policy_value(s.cycle_id, 'reviewers', s.department_id, owner.country) #>> '{}', 'manager') as who) policy
      left join lateral (
        select stand_in(w.id, s.owner_id) as person_id from (
          select owner.manager_id as id where policy.who <> 'department-lead'
          union select lead_above(s.department_id, s.owner_id) where policy.who in ('department-lead', 'both')) w
         where stand_in(w.id, s.owner_id) is not null) wanted on true
      left join lateral (
        select p.id from person p
         where p.state = 'active' and p.id <> s.owner_id and (p.id = c.sponsor_id or p.role in ('executive', 'hr_ops'))
         order by p.id = c.sponsor_id desc nulls last, p.role, p.name, p.id limit 1) otherwise on wanted.person_id is null
     where coalesce(wanted.person_id, otherwise.id) is not null and ${which}`;
}
