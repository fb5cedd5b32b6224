import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import { PHASES, type Phase } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/**
 * Moves the cycle on by one phase: the earliest phase that has begun closes now with what is there, and the next one
 * opens now; when none is under way, the next one opens. Later dates stay.
 */
export function advanceCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'advanced', allowed: ['running'] }, async (trx, cycle) => {
    const phases = await sql<{ phase: Phase; begun: boolean }>`
      select phase, bool_or(state = 'open') as begun from phase_run
       where cycle_id = ${cycle.id} and state in ('planned', 'open') group by phase`.execute(trx);
    const left = PHASES.filter((phase) => phases.rows.some((row) => row.phase === phase));
    const begun = left.find((phase) => phases.rows.some((row) => row.phase === phase && row.begun));
    const next = left.find((phase) => (begun ? PHASES.indexOf(phase) > PHASES.indexOf(begun) : true));
    if (begun) await closeNow(trx, cycle.id, begun, cycle.now);
    if (next) await openNow(trx, cycle.id, next, cycle.now);
    if (!begun && !next) throw nothingLeft(cycle.name, cycle.id);
    const summary = [
      begun && `The ${begun} phase of "${cycle.name}" closes now with what is there.`,
      next && `The ${next} phase opens now.`,
    ];
    return {
      summary: summary.filter(Boolean).join(' '),
      detail: { ...(begun ? { closed: begun } : {}), ...(next ? { opened: next } : {}) },
    };
  });
}

async function closeNow(trx: Trx, cycleId: string, phase: Phase, now: Date): Promise<void> {
  const which = sql`r.cycle_id = ${cycleId} and r.phase = ${phase} and r.state in ('planned', 'open')`;
  await sql`update step s set done_at = ${now}, outcome = 'skipped' from phase_run r
    where r.id = s.phase_run_id and s.done_at is null and s.kind not in ('open', 'close') and ${which}`.execute(
    trx,
  );
  await sql`update step s set due_at = least(s.due_at, ${now}) from phase_run r
    where r.id = s.phase_run_id and s.done_at is null and s.kind in ('open', 'close') and ${which}`.execute(
    trx,
  );
  await sql`update phase_run r set closes_at = least(closes_at, ${now}), on_deadline = 'close', plan_version = plan_version + 1
    where ${which}`.execute(trx);
}

async function openNow(trx: Trx, cycleId: string, phase: Phase, now: Date): Promise<void> {
  const which = sql`r.cycle_id = ${cycleId} and r.phase = ${phase} and r.state = 'planned'`;
  await sql`update step s set due_at = least(s.due_at, ${now}) from phase_run r
    where r.id = s.phase_run_id and s.done_at is null
      and (s.kind in ('open', 'widen') or (s.kind = 'week-open' and s.ordinal = 1)) and ${which}`.execute(
    trx,
  );
  await sql`update phase_run r set opens_at = least(opens_at, ${now}), plan_version = plan_version + 1 where ${which}`.execute(
    trx,
  );
}

function nothingLeft(name: string, id: string): DomainError {
  return new DomainError({
    code: 'nothing-left',
    message: `Every phase of "${name}" is over.`,
    field: 'cycle',
    value: id,
    remedy: 'It closes by itself within a minute.',
    kind: 'conflict',
  });
}
