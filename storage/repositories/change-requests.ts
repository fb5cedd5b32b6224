import { sql } from 'kysely';
import { type Proposal, readProposal } from '#domain/check-ins/proposal.ts';
import type { Change, ChangeState } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

/** A wish to change an agreed goal, with what it is about. */
export interface ChangeRequest {
  id: string;
  askerName: string;
  department: string | null;
  objective: string;
  /** The key result as it is, or as it was when it was dropped. */
  title: string;
  baseline: number | null;
  target: number;
  unit: string;
  currentValue: number | null;
  change: Change;
  proposal: Proposal;
  /** Who is to take it over. */
  toName: string | null;
  reason: string;
  state: ChangeState;
  words: string;
  finalAt: Date;
  decidedAt: Date | null;
}

type Row = Omit<ChangeRequest, 'proposal'> & { proposal: unknown };

const REQUESTS = sql`
  select c.id, p.name as asker_name, d.path as department, o.title as objective, k.title, k.baseline, k.target, k.unit,
         k.current_value, c.change, c.proposal, heir.name as to_name, c.reason, c.state, c.words, c.final_at, c.decided_at
    from change_request c join person p on p.id = c.asked_by join okr_set s on s.id = c.okr_set_id
    left join department d on d.id = s.department_id join key_result k on k.id = c.key_result_id
    join objective o on o.id = k.objective_id
    left join person heir on heir.id::text = c.proposal->>'toPersonId'`;

/** @returns these requests by id. */
export async function readChangeRequests(
  db: Db | Trx,
  ids: readonly string[],
): Promise<Map<string, ChangeRequest>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`${REQUESTS} where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, withProposal(row)]));
}

/** @returns what a person has asked for in a cycle, the newest first. */
export async function readOwnRequests(
  db: Db,
  { personId, cycleId }: { personId: string; cycleId: string },
): Promise<ChangeRequest[]> {
  const { rows } = await sql<Row>`${REQUESTS}
    where c.asked_by = ${personId} and c.cycle_id = ${cycleId} order by c.at desc, c.id limit 20`.execute(db);
  return rows.map(withProposal);
}

/** @returns what was decided in a cycle since a moment, and what still waits, the newest decision first. */
export async function readDecisions(
  db: Db,
  { cycleId, since }: { cycleId: string; since: Date },
): Promise<ChangeRequest[]> {
  const { rows } = await sql<Row>`${REQUESTS}
    where c.cycle_id = ${cycleId} and (c.state = 'open' or c.state <> 'asked' and c.decided_at >= ${since})
    order by c.decided_at desc nulls last, c.at, c.id limit 60`.execute(db);
  return rows.map(withProposal);
}

function withProposal(row: Row): ChangeRequest {
  return { ...row, proposal: readProposal(row.proposal) };
}
