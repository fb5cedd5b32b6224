import { sql } from 'kysely';
import { STANDINGS, type Standing } from '#domain/check-ins/standing.ts';
import { progressOf } from '#domain/scoring.ts';
import type { Trx } from '../database.ts';
import { type KeyResultContent, readOkrSets } from './okr-content.ts';

/** How a department's goals stand, and what moved in the week before. */
export interface DepartmentProgress {
  departmentName: string;
  lines: ProgressLine[];
}

export interface ProgressLine {
  title: string;
  /** Mean of the way its key results have made, 0 to 1; null while nothing was measured. */
  progress: number | null;
  /** The one that wants the most attention; null while nobody is asked. */
  standing: Standing | null;
  moved: Array<{ title: string; from: number; to: number; unit: string }>;
}

/** A week and a night: whoever checks in on the morning of the next week's mail is in it. */
const WEEK_MS = 7.5 * 24 * 3_600_000;

/** Worst first; a mail names one word a goal. */
const WEIGHT: readonly Standing[] = ['at-risk', 'overdue', 'unsure', 'pending', 'on-track', 'paused'];

/** @returns by `cycle/department`, what their weekly mail says; a department without goals is left out. */
export async function readDepartmentProgress(
  trx: Trx,
  input: { now: Date; of: ReadonlyArray<{ cycleId: string; departmentId: string }> },
): Promise<Map<string, DepartmentProgress>> {
  if (input.of.length === 0) return new Map();
  const { rows } = await sql<{ id: string; cycleId: string; departmentId: string }>`
    select s.id, s.cycle_id, s.department_id
      from jsonb_to_recordset(${JSON.stringify(input.of)}::jsonb) as w("cycleId" uuid, "departmentId" uuid)
      join okr_set s on s.cycle_id = w."cycleId" and s.department_id = w."departmentId" and s.level = 'department'
     where s.state in ('agreed', 'in-force', 'scored')`.execute(trx);
  const sets = await readOkrSets(
    trx,
    rows.map(({ id }) => id),
  );
  const since = new Date(input.now.getTime() - WEEK_MS);
  const moves = await readMoves(
    trx,
    rows.map(({ id }) => id),
    since,
  );
  return new Map(
    sets.map((set) => [
      `${set.cycleId}/${set.departmentId}`,
      {
        departmentName: set.departmentName ?? '',
        lines: set.objectives.map(({ title, keyResults }) => ({
          title,
          progress: meanProgress(keyResults),
          standing: worst(keyResults),
          moved: keyResults.flatMap((keyResult) => {
            const from = moves.get(keyResult.id) ?? keyResult.baseline;
            const to = keyResult.currentValue;
            const moved = moves.has(keyResult.id) && from !== null && to !== null && from !== to;
            return moved ? [{ title: keyResult.title, from, to, unit: keyResult.unit }] : [];
          }),
        })),
      },
    ]),
  );
}

/** @returns by key result with a check-in since then, where it stood before; null where nowhere. */
async function readMoves(
  trx: Trx,
  setIds: readonly string[],
  since: Date,
): Promise<Map<string, number | null>> {
  const { rows } = await sql<{ id: string; before: number | null }>`
    select k.id, (select c.value from check_in c where c.key_result_id = k.id and c.at < ${since} and c.value is not null
                   order by c.week desc limit 1) as before
      from key_result k join objective o on o.id = k.objective_id
     where o.okr_set_id = any(${[...setIds]}::uuid[]) and k.dropped_at is null
       and exists (select 1 from check_in c where c.key_result_id = k.id and c.at >= ${since})`.execute(trx);
  return new Map(rows.map(({ id, before }) => [id, before]));
}

function meanProgress(keyResults: readonly KeyResultContent[]): number | null {
  const ways = keyResults.flatMap(({ baseline, target, currentValue }) =>
    baseline === null || currentValue === null ? [] : [progressOf({ baseline, target, value: currentValue })],
  );
  return ways.length > 0 ? ways.reduce((sum, way) => sum + way, 0) / ways.length : null;
}

function worst(keyResults: readonly KeyResultContent[]): Standing | null {
  const present = keyResults.flatMap(({ standing }) => standing ?? []);
  return (
    WEIGHT.find((each) => present.includes(each)) ?? STANDINGS.find((each) => present.includes(each)) ?? null
  );
}
