import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import { PHASES, type Phase } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { IN_PHASE } from '../steps/tasks.ts';
import { type CommandResult, type CycleCommand, commandCycle } from './command.ts';

/** A stage of the process: a phase, in cohorts, in the whole cycle, or in both at the same time. */
interface Stage {
  phase: Phase;
  /** The company celebrates after its departments have. */
  scope: 'cohorts' | 'cycle' | 'both';
}

const STAGES: Stage[] = PHASES.flatMap((phase): Stage[] =>
  phase === 'celebration'
    ? [
        { phase, scope: 'cohorts' },
        { phase, scope: 'cycle' },
      ]
    : [{ phase, scope: 'both' }],
);

/**
 * Moves the cycle on by one stage: the earliest one under way closes now with what is there, and the next one opens now;
 * when none is under way, the next one opens. Later dates stay.
 */
export function advanceCycle(deps: StoreDeps, command: CycleCommand): Promise<CommandResult> {
  return commandCycle(deps, command, { action: 'advanced', allowed: ['running'] }, async (trx, cycle) => {
    const { id, name, now } = cycle;
    const left = await stagesLeft(trx, id);
    const begun = left.find((stage) => stage.begun);
    const next = left[begun ? left.indexOf(begun) + 1 : 0];
    if (!begun && !next) throw nothingLeft(name, id);
    if (begun) await closeNow(trx, id, begun, now);
    if (next) await openNow(trx, id, next, now);
    const summary = [
      begun && `The ${nameOf(begun)} of "${name}" closes now with what is there.`,
      next && `The ${nameOf(next)} ${next.begun ? 'is under way' : 'opens now'}.`,
    ];
    return {
      summary: summary.filter(Boolean).join(' '),
      detail: { ...(begun ? { closed: begun.phase } : {}), ...(next ? { opened: next.phase } : {}) },
    };
  });
}

/** What going on now would do; phases by name, and how many tasks would end without an answer. */
export interface AdvancePreview {
  closes: Phase | null;
  opens: Phase | null;
  missed: number;
}

/** @returns what `advanceCycle` would do at this moment; nothing is written. */
export async function previewAdvance(db: Db, cycleId: string): Promise<AdvancePreview> {
  const left = await stagesLeft(db, cycleId);
  const begun = left.find((stage) => stage.begun);
  const next = left[begun ? left.indexOf(begun) + 1 : 0];
  const { rows } = begun
    ? await sql<{ missed: number }>`
        select count(*)::int as missed from phase_run r join task t on t.phase_run_id = r.id and t.state = 'open' and ${IN_PHASE}
         where ${runsOf(cycleId, begun)} and r.state in ('planned', 'open')`.execute(db)
    : { rows: [] };
  return { closes: begun?.phase ?? null, opens: next?.phase ?? null, missed: rows[0]?.missed ?? 0 };
}

/** @returns what is not over yet, in the order of the process, and whether it has begun. */
async function stagesLeft(trx: Db | Trx, cycleId: string): Promise<Array<Stage & { begun: boolean }>> {
  const { rows } = await sql<{ phase: Phase; wide: boolean; begun: boolean }>`
    select phase, cohort_id is null as wide, bool_or(state = 'open') as begun from phase_run
     where cycle_id = ${cycleId} and state in ('planned', 'open') group by 1, 2`.execute(trx);
  return STAGES.flatMap((stage) => {
    const parts = rows.filter(
      ({ phase, wide }) =>
        phase === stage.phase && (stage.scope === 'both' || wide === (stage.scope === 'cycle')),
    );
    return parts.length > 0 ? [{ ...stage, begun: parts.some((part) => part.begun) }] : [];
  });
}

/** The stage's phase runs, as `r`. */
function runsOf(cycleId: string, { phase, scope }: Stage): RawBuilder<unknown> {
  const part = { both: sql`true`, cohorts: sql`r.cohort_id is not null`, cycle: sql`r.cohort_id is null` }[
    scope
  ];
  return sql`r.cycle_id = ${cycleId} and r.phase = ${phase} and ${part}`;
}

async function closeNow(trx: Trx, cycleId: string, stage: Stage, now: Date): Promise<void> {
  const which = sql`${runsOf(cycleId, stage)} and r.state in ('planned', 'open')`;
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

async function openNow(trx: Trx, cycleId: string, stage: Stage, now: Date): Promise<void> {
  const which = sql`${runsOf(cycleId, stage)} and r.state = 'planned'`;
  await sql`update step s set due_at = least(s.due_at, ${now}) from phase_run r
    where r.id = s.phase_run_id and s.done_at is null
      and (s.kind in ('open', 'widen') or (s.kind = 'week-open' and s.ordinal = 1)) and ${which}`.execute(
    trx,
  );
  await sql`update phase_run r set opens_at = least(opens_at, ${now}), plan_version = plan_version + 1 where ${which}`.execute(
    trx,
  );
}

function nameOf({ phase, scope }: Stage): string {
  return scope === 'cycle' ? `company's ${phase}` : `${phase} phase`;
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
