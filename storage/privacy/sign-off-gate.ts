import { changedFacts, type ProcessingRecord } from '#domain/privacy/record.ts';
import { demandSigned, type SignOffStanding } from '#domain/privacy/sign-off.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db, Trx } from '../database.ts';
import type { PolicyShares } from '../launch-policies.ts';
import { makeRecord, needsSignOff, type RecordPlace } from './record.ts';

/** What a launch is about, for the question whether it may go on. */
export interface PlannedRecord {
  name: string;
  period: string;
  scopeKey: string;
  /** Paths; empty for everyone. */
  departments: readonly string[];
  /** Paths of what stays out. */
  except: readonly string[];
  settings: CycleSettings;
  shares: PolicyShares;
  places: readonly RecordPlace[];
}

export type GatedLaunch =
  | { needed: false }
  | { needed: true; record: ProcessingRecord; signOffId: string | undefined; standing?: SignOffStanding };

/** @returns whether a launch waits for the works council, and how that stands. */
export async function readGate(db: Db | Trx, planned: PlannedRecord): Promise<GatedLaunch> {
  if (!(await needsSignOff(db, planned.places))) return { needed: false };
  const record = await makeRecord(db, planned);
  const last = await db
    .selectFrom('signOff')
    .select(['id', 'state', 'askedAt', 'decidedAt', 'reason', 'record'])
    .where('period', '=', planned.period)
    .where('scopeKey', '=', planned.scopeKey)
    .where('state', '<>', 'replaced')
    // A signature is for one launch: one that was used counts no more, also when that cycle was called off.
    .where('cycleId', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return { needed: true, record, signOffId: undefined };
  const { id, state, reason } = last;
  const since = (state === 'waiting' ? last.askedAt : (last.decidedAt ?? last.askedAt))
    .toISOString()
    .slice(0, 10);
  return {
    needed: true,
    record,
    signOffId: id,
    standing: { state, reason, since, changed: changedFacts(last.record, record) },
  };
}

/**
 * @returns the sign-off under which a launch goes on; undefined where none is needed.
 * @throws DomainError `sign-off-missing` when it waits for one.
 */
export async function passGate(trx: Trx, planned: PlannedRecord): Promise<string | undefined> {
  const gate = await readGate(trx, planned);
  if (!gate.needed) return undefined;
  demandSigned(gate.standing);
  return gate.signOffId;
}
