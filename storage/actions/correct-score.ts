import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { scoreOf } from '#domain/scoring.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { markScored } from '../steps/scoring.ts';

/** One figure put right after scores were confirmed. */
export interface Correction {
  cycleId: string;
  keyResultId: string;
  value: number;
  reason: string;
  /** Whose task allows it; null for HR ops. */
  by: { personId: string; taskId: string } | null;
  /** Who corrects for HR ops. */
  actor?: Actor;
}

/** `closed`: the celebration is over, and only HR ops may still correct. `not-theirs`: it is not one of their key results. */
export type CorrectionResult =
  | { status: 'corrected'; score: number }
  | { status: 'unchanged' | 'closed' | 'not-theirs' };

interface Standing {
  taskId: string | null;
  ownerId: string;
  okrSetId: string;
  baseline: number | null;
  target: number;
  finalValue: number | null;
  score: number | null;
  cycleState: string;
}

/**
 * Puts a final figure right; the score follows from it, and what stood before is kept as a version. A score somebody had
 * put in the formula's place gives way to it. Repeating it changes nothing.
 *
 * @throws DomainError `no-start` when nobody ever measured where the key result began.
 */
export async function correctScore(deps: StoreDeps, correction: Correction): Promise<CorrectionResult> {
  const { keyResultId, value, by, cycleId } = correction;
  return deps.db.transaction().execute(async (trx) => {
    const found = await lock(trx, correction);
    if (!found || (by && by.personId !== found.ownerId)) return { status: 'not-theirs' };
    if (by ? found.cycleState !== 'running' : found.cycleState === 'cancelled') return { status: 'closed' };
    const { baseline, target } = found;
    const taskId = by?.taskId ?? found.taskId;
    if (baseline === null || !taskId) throw noStart(keyResultId);
    const score = scoreOf({ baseline, target, value });
    if (found.finalValue === value && found.score === score) return { status: 'unchanged' };
    await write(trx, correction, { ...found, taskId }, { score, now: deps.clock.now() });
    await markScored(
      trx,
      { cycleId, phase: 'celebration', now: deps.clock.now() },
      sql`s.id = ${found.okrSetId}`,
    );
    return { status: 'corrected', score };
  });
}

/** The key result's row is held, so that two corrections come one after the other. */
async function lock(trx: Trx, { keyResultId, cycleId }: Correction): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select coalesce(sc.task_id, (select t.id from task t where t.cycle_id = c.id and t.kind = 'score' and t.person_id = k.owner_id
                                  order by t.ordinal limit 1)) as task_id,
           k.owner_id, s.id as okr_set_id, k.baseline, k.target, sc.final_value, sc.score, c.state as cycle_state
      from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
      join cycle c on c.id = s.cycle_id left join score sc on sc.key_result_id = k.id
     where k.id = ${keyResultId} and c.id = ${cycleId} and s.state in ('agreed', 'in-force', 'scored') and k.dropped_at is null
       for update of k for share of c`.execute(trx);
  return rows[0];
}

async function write(
  trx: Trx,
  { cycleId, keyResultId, value, reason, by, actor }: Correction,
  before: Standing & { taskId: string },
  { score, now }: { score: number; now: Date },
): Promise<void> {
  const personId = by?.personId ?? actor?.personId ?? null;
  const byHrOps = auditActor(actor ?? { kind: 'hr-ops', label: 'HR ops' });
  await trx
    .insertInto('scoreVersion')
    .values({
      keyResultId,
      byPersonId: personId,
      valueBefore: before.finalValue,
      valueAfter: value,
      scoreBefore: before.score,
      scoreAfter: score,
      reason,
      at: now,
    })
    .execute();
  const row = { finalValue: value, score, formulaScore: null, ownReason: '', enteredById: null, at: now };
  await trx
    .insertInto('score')
    .values({ keyResultId, taskId: before.taskId, byPersonId: before.ownerId, baseline: null, ...row })
    .onConflict((on) => on.column('keyResultId').doUpdateSet(row))
    .execute();
  await recordAudit(trx, [
    {
      at: now,
      ...(by ? { actorKind: 'person' as const, actorId: by.personId } : byHrOps),
      action: 'score.corrected',
      cycleId,
      entityKind: 'key-result',
      entityId: keyResultId,
      detail: { before: before.score, after: score, ...(by ? {} : { by: actor?.label ?? 'HR ops' }) },
      content: { reason, value },
    },
  ]);
}

function noStart(keyResultId: string): DomainError {
  return new DomainError({
    code: 'no-start',
    message: 'Nobody measured where this key result began, so it has no score.',
    field: 'keyResult',
    value: keyResultId,
    remedy: 'Leave it pending, or correct another one.',
  });
}
