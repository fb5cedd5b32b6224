import { createHash } from 'node:crypto';
import { DomainError } from '#domain/errors.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';

export interface Done<Effects> {
  effects: Effects;
  /** Of what it does; what would do anything else by now is refused. */
  seen: string;
  done: boolean;
}

/**
 * Carries something out in one transaction; a preview takes it back in the same breath (decision 22).
 *
 * @param how.seen what the preview showed; left out, it is done whatever it does.
 * @param carryOut says what it came to, without ids that differ from one try to the next.
 * @throws DomainError `people-changed` when it would do anything but what was seen; nothing is written then.
 */
export async function tryOrDo<Effects>(
  deps: StoreDeps,
  how: { dryRun: boolean; seen?: string | undefined; verb: string },
  carryOut: (trx: Trx, now: Date) => Promise<Effects>,
): Promise<Done<Effects>> {
  const trx = await deps.db.startTransaction().execute();
  try {
    const effects = await carryOut(trx, deps.clock.now());
    const seen = createHash('sha256').update(JSON.stringify(effects)).digest('hex').slice(0, 24);
    if (!how.dryRun && how.seen !== undefined && how.seen !== seen) throw changedMeanwhile(how.verb);
    if (how.dryRun) await trx.rollback().execute();
    else await trx.commit().execute();
    return { effects, seen, done: !how.dryRun };
  } catch (error) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute();
    throw error;
  }
}

/** @returns the refusal of what would do anything but what was seen. */
export function changedMeanwhile(verb: string): DomainError {
  return new DomainError({
    code: 'people-changed',
    message: `Something has changed since these consequences were shown, and to ${verb} would do something else now.`,
    field: 'seen',
    remedy: `Nothing was changed. Look at the consequences below once more, then ${verb}.`,
    kind: 'conflict',
  });
}
