import { type RawBuilder, sql } from 'kysely';
import type { ObjectiveKind, Rhythm, TaskKind, ValueSource } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';

/** A key result as its owner sees it when checking in or scoring. */
export interface OwnedKeyResult {
  id: string;
  title: string;
  /** Null as long as nobody has measured where it starts. */
  baseline: number | null;
  target: number;
  unit: string;
  currentValue: number | null;
  confidence: number | null;
  objectiveId: string;
  objectiveTitle: string;
  objectiveKind: ObjectiveKind;
  /** What the owner named as being in the way at the last check-in. */
  lastBlocker: string | null;
  /** Who entered the last check-in, where it was not the owner. */
  lastEnteredBy: string | null;
  /** The set it belongs to. */
  okrSetId: string;
  /** The owner's own rhythm; null where the department's holds. */
  rhythm: Rhythm | null;
  lastWeek: number | null;
  /** Whether its owner has looked at it in the middle of the period. */
  adjusted: boolean;
  /** Where its figure came from, when nobody has checked in since. */
  reported: { source: ValueSource; at: string } | null;
  /** Which letter its mail gave it, counted from 0; null where it gave none. */
  place: number | null;
}

/** Whose key results, and for which task: a check-in leaves out what is not asked about in its week. */
export interface OwnedBy {
  /** The task, for the letters. */
  id?: string;
  personId: string;
  cohortId: string | null;
  kind?: TaskKind;
  ordinal?: number;
}

/**
 * @param of.cohortId the cohort whose sets count: a person's key results in another cycle stay out (I7).
 * @returns the key results a person owns in sets that are agreed or in force, in the order of the sets.
 */
export async function readOwnedKeyResults(db: Db | Trx, of: OwnedBy): Promise<OwnedKeyResult[]> {
  const { rows } = await sql<OwnedKeyResult>`
    select own.id, own.title, own.baseline, own.target, own.unit, own.current_value, own.confidence,
           own.objective_id, own.objective_title, own.objective_kind, own.okr_set_id, own.rhythm, own.last_week,
           exists (select 1 from adjustment a where a.key_result_id = own.id) as adjusted,
           (select jsonb_build_object('source', v.source, 'at', v.at) from reported_value v
             where v.key_result_id = own.id and not exists (select 1 from check_in c where c.key_result_id = own.id and c.at > v.at)
             order by v.at desc limit 1) as reported,
           last.blocker as last_blocker, last.entered_by as last_entered_by,
           (select array_position(l.asked, own.id) - 1 from action_link l
             where l.task_id = ${of.id ?? null} and l.person_id = ${of.personId}) as place
      from (${ownedKeyResults(of)}) own
      left join lateral (
        select c.blocker, (select x.name from person x where x.id = c.entered_by_id) as entered_by
          from check_in c where c.key_result_id = own.id order by c.week desc limit 1) last on true
     order by own.level, own.okr_set_id, own.objective_position, own.position`.execute(db);
  return rows;
}

/** The same as a query, for statements that write what they find. */
export function ownedKeyResults(of: OwnedBy): RawBuilder<unknown> {
  const asked =
    of.kind === 'check-in' ? sql`and k.quiet_week is distinct from ${of.ordinal ?? 0}::int` : sql``;
  return sql`
    select k.*, o.title as objective_title, o.kind as objective_kind, o.position as objective_position, o.okr_set_id, s.level
      from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
     where k.owner_id = ${of.personId} and s.cohort_id = ${of.cohortId} and s.state in ('agreed', 'in-force', 'scored')
       and k.dropped_at is null ${asked}`;
}
