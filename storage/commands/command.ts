import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { CycleState, Phase } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Place } from '#domain/plan.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { enqueueSignals } from '../signals.ts';

/** What every command of HR ops says. */
export interface CycleCommand {
  cycleId: string;
  /** The version the person saw; a command on an outdated picture is refused. */
  expectedVersion?: number | undefined;
  actor: Actor;
}

export interface CommandResult {
  cycleId: string;
  version: number;
  /** One sentence of what was done. */
  summary: string;
}

/** What was done to the cycle, as a participle: part of messages and of the audit trail. */
export type Action = 'paused' | 'resumed' | 'extended' | 'advanced' | 'cancelled' | 'reminded';

/** A running or paused cycle, locked for the command. */
export interface CommandedCycle extends Place {
  id: string;
  name: string;
  state: CycleState;
  version: number;
  pausedAt: Date | null;
  now: Date;
}

/**
 * Carries out a command as one transaction: the cycle is locked and checked, the command changes rows, everything is on
 * record, and the workflows are told to read their plan again when Temporal can be reached.
 *
 * @param allowed in which states of the cycle the command makes sense.
 * @throws DomainError `unknown-cycle`, `cycle-changed` or `cycle-state`; nothing is changed then.
 */
export async function commandCycle(
  deps: StoreDeps,
  command: CycleCommand,
  what: { action: Action; phase?: Phase; allowed: readonly CycleState[] },
  carryOut: (
    trx: Trx,
    cycle: CommandedCycle,
  ) => Promise<{ summary: string; detail?: Record<string, string | number> }>,
): Promise<CommandResult> {
  return deps.db.transaction().execute(async (trx) => {
    const cycle = await lockCycle(trx, command, deps.clock.now());
    if (!what.allowed.includes(cycle.state)) throw wrongState(cycle, what.action);
    const { summary, detail } = await carryOut(trx, cycle);
    const version = cycle.version + 1;
    await sql`update cycle set version = ${version} where id = ${cycle.id}`.execute(trx);
    await recordAudit(trx, [
      {
        at: cycle.now,
        ...auditActor(command.actor),
        action: `cycle.${what.action}`,
        cycleId: cycle.id,
        ...(what.phase ? { phase: what.phase } : {}),
        entityKind: 'cycle',
        entityId: cycle.id,
        detail: { by: command.actor.label, ...detail },
      },
    ]);
    await enqueueSignals(trx, {
      now: cycle.now,
      signal: 'replan',
      key: `replan/${cycle.id}/${version}`,
      cohorts: openWorkflowsOf(cycle.id),
    });
    return { cycleId: cycle.id, version, summary };
  });
}

function openWorkflowsOf(cycleId: string): RawBuilder<unknown> {
  return sql`select id as cycle_id, null::uuid as cohort_id from cycle where id = ${cycleId}
    union all select cycle_id, id from cohort where cycle_id = ${cycleId} and state <> 'closed'`;
}

async function lockCycle(trx: Trx, command: CycleCommand, now: Date): Promise<CommandedCycle> {
  const isId = isUuid(command.cycleId);
  const { rows } = isId
    ? await sql<Omit<CommandedCycle, 'now'>>`
        select id, name, state, version, paused_at, time_zone, country from cycle where id = ${command.cycleId} for update`.execute(
        trx,
      )
    : { rows: [] };
  const cycle = rows[0];
  if (!cycle) {
    throw new DomainError({
      code: 'unknown-cycle',
      message: `There is no cycle "${command.cycleId}".`,
      field: 'cycle',
      value: command.cycleId,
      remedy: 'See the cycles there are: okr status.',
      kind: 'not-found',
    });
  }
  if (command.expectedVersion !== undefined && command.expectedVersion !== cycle.version) {
    throw new DomainError({
      code: 'cycle-changed',
      message: `"${cycle.name}" has changed since you looked at it (version ${cycle.version}, not ${command.expectedVersion}).`,
      field: 'version',
      value: String(command.expectedVersion),
      remedy: 'Look at it again and repeat the command if it still makes sense.',
      kind: 'conflict',
    });
  }
  return { ...cycle, now };
}

function wrongState(cycle: CommandedCycle, action: Action): DomainError {
  const remedies: Record<CycleState, string> = {
    running: 'It is running; pause it first if you want to resume it later.',
    paused: 'Resume it first: okr resume.',
    cancelled: 'A cancelled cycle stays as it is; launch a new one.',
    closed: 'A closed cycle stays as it is; launch the next one.',
  };
  return new DomainError({
    code: 'cycle-state',
    message: `"${cycle.name}" is ${cycle.state}, so it cannot be ${action}.`,
    field: 'cycle',
    value: cycle.id,
    remedy: remedies[cycle.state],
    kind: 'conflict',
  });
}
