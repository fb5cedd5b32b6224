import { sql } from 'kysely';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { openPhase, performStep } from './perform-step.ts';
import { openTasks } from './tasks.ts';

/**
 * Asks the sponsor for the strategy. A pilot for whose period the company has published one already uses that, and
 * nobody is asked.
 */
export function askForStrategy(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    const adopted = await sql`
      update cycle c set strategy_cycle_id = company.id from cycle company
        join okr_set s on s.cycle_id = company.id and s.level = 'company' and s.published_at is not null
       where c.id = ${phase.cycleId} and c.kind = 'pilot' and company.kind = 'company'
         and company.period = c.period and company.state <> 'cancelled'`.execute(trx);
    if (Number(adopted.numAffectedRows ?? 0) > 0) return 'adopted the company strategy';
    if (!phase.sponsorId) return 'nobody to ask';
    await sql`insert into okr_set (cycle_id, level, owner_id) values (${phase.cycleId}, 'company', ${phase.sponsorId})
      on conflict do nothing`.execute(trx);
    const opened = await openTasks(trx, phase, {
      kind: 'draft',
      dueAt: phase.closesAt,
      who: sql`select owner_id as person_id, id as subject_id from okr_set
        where cycle_id = ${phase.cycleId} and level = 'company'`,
    });
    return `opened ${opened}`;
  });
}

/** Opens a cohort's strategy phase; a strategy that is already published is told at once. */
export function awaitStrategy(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    return `told ${await tellStrategy(trx, phase)}`;
  });
}

/**
 * Tells everyone of the cycle's cohorts what its strategy is and why, each person once, whenever it is published.
 *
 * @returns how many were told now.
 */
export async function tellStrategy(
  trx: Trx,
  { cycleId, now }: { cycleId: string; now: Date },
): Promise<number> {
  const result = await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, subject_id, due_at)
    select 'strategy-published/' || c.id || '/' || m.person_id, c.id, m.cohort_id, 'strategy', m.person_id,
           'strategy-published', s.id, ${now}
      from cycle c
      join okr_set s on s.cycle_id = coalesce(c.strategy_cycle_id, c.id) and s.level = 'company' and s.published_at is not null
      join member m on m.cycle_id = c.id and m.cohort_id is not null
      join person p on p.id = m.person_id and p.state <> 'left'
     where c.id = ${cycleId} on conflict do nothing`.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}
