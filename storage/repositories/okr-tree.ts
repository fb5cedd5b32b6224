import { sql } from 'kysely';
import type { CycleState, OkrState } from '#domain/kinds.ts';
import { readVisibility, type Viewer, type Visibility } from '#domain/visibility.ts';
import type { Db } from '../database.ts';
import { type OkrSetContent, readOkrSets } from './okr-content.ts';

/** A cycle whose goals can be looked at. */
export interface TreeCycle {
  id: string;
  name: string;
  period: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  state: CycleState;
  /** Where its strategy stands, when it adopted another cycle's. */
  strategyCycleId: string;
}

/** @returns cycles with goals in them, those the person takes part in first, the latest period first. */
export async function listTreeCycles(db: Db, personId: string): Promise<TreeCycle[]> {
  const { rows } = await sql<TreeCycle>`
    select c.id, c.name, c.period, c.starts_on, c.ends_on, c.time_zone, c.state,
           coalesce(c.strategy_cycle_id, c.id) as strategy_cycle_id
      from cycle c where c.state <> 'cancelled'
     order by exists (select 1 from member m where m.cycle_id = c.id and m.person_id = ${personId}) desc, c.starts_on desc,
              c.launched_at desc
     limit 20`.execute(db);
  return rows;
}

/** @returns the cycle whose goals are looked at; undefined when there is none of this id. */
export async function readTreeCycle(db: Db, cycleId: string): Promise<TreeCycle | undefined> {
  const { rows } = await sql<TreeCycle>`
    select c.id, c.name, c.period, c.starts_on, c.ends_on, c.time_zone, c.state,
           coalesce(c.strategy_cycle_id, c.id) as strategy_cycle_id from cycle c where c.id = ${cycleId}`.execute(
    db,
  );
  return rows[0];
}

/** @returns who looks, as the rules of visibility ask. */
export async function readViewer(db: Db, personId: string): Promise<Viewer | undefined> {
  const { rows } = await sql<Viewer>`
    select p.id as person_id, p.role, d.path as department_path
      from person p join department d on d.id = p.department_id where p.id = ${personId}`.execute(db);
  return rows[0];
}

/** A set of goals where it stands in the organisation. */
export interface TreeEntry {
  id: string;
  level: OkrSetContent['level'];
  state: OkrState;
  departmentId: string | null;
  departmentPath: string | null;
  ownerId: string;
  visibility: Visibility;
}

/** Goals are private to their author until they are submitted. */
const PUBLISHED: readonly OkrState[] = ['submitted', 'changes-requested', 'agreed', 'in-force', 'scored'];

/**
 * @param of.levels which levels; those of individuals only of one department, since there may be thousands.
 * @returns the published sets of a cycle and the strategy it follows, in the order of the organisation.
 */
export async function listTreeEntries(
  db: Db,
  of: { cycle: TreeCycle; individualsOf?: string | undefined },
): Promise<TreeEntry[]> {
  const { rows } = await sql<Omit<TreeEntry, 'visibility'> & { visibility: string | null }>`
    select s.id, s.level, s.state, s.department_id, d.path as department_path, s.owner_id,
           cycle_policy_value(s.cycle_id, 'visibility', coalesce(s.department_id, p.department_id), p.country) #>> '{}' as visibility
      from okr_set s join person p on p.id = s.owner_id left join department d on d.id = s.department_id
     where s.state = any(${[...PUBLISHED]})
       and ((s.level = 'company' and s.cycle_id = ${of.cycle.strategyCycleId})
         or (s.level = 'department' and s.cycle_id = ${of.cycle.id})
         or (s.level = 'individual' and s.cycle_id = ${of.cycle.id} and s.department_id = ${of.individualsOf ?? null}))
     order by s.level = 'company' desc, d.path, s.level, p.name, s.id`.execute(db);
  return rows.map((row) => ({ ...row, visibility: readVisibility(row.visibility) }));
}

/** @returns the sets' content, in the order asked. */
export function readTreeSets(db: Db, entries: readonly TreeEntry[]): Promise<OkrSetContent[]> {
  return readOkrSets(
    db,
    entries.map(({ id }) => id),
  );
}

/** The last that was said of a key result. */
export interface LastWord {
  keyResultId: string;
  at: Date;
  note: string;
  blocker: string;
  /** Who entered it in the owner's place; null where it was the owner. */
  enteredBy: string | null;
}

/** @returns by key result what its last check-in said; those never checked in are left out. */
export async function readLastWords(db: Db, setIds: readonly string[]): Promise<Map<string, LastWord>> {
  const { rows } = await sql<LastWord>`
    select distinct on (c.key_result_id) c.key_result_id, c.at, c.note, c.blocker, x.name as entered_by
      from check_in c left join person x on x.id = c.entered_by_id join key_result k on k.id = c.key_result_id join objective o on o.id = k.objective_id
     where o.okr_set_id = any(${[...setIds]}::uuid[]) order by c.key_result_id, c.week desc`.execute(db);
  return new Map(rows.map((row) => [row.keyResultId, row]));
}

/** A department as a line of the outline. */
export interface TreeDepartment {
  id: string;
  name: string;
  path: string;
  leadName: string | null;
}

/** @returns the departments of a cycle's people and all above them, in the order of the organisation. */
export async function listTreeDepartments(db: Db, cycleId: string): Promise<TreeDepartment[]> {
  const { rows } = await sql<TreeDepartment>`
    with recursive own as (
      select d.id, d.parent_id from cohort c join department d on d.id = c.department_id where c.cycle_id = ${cycleId}
      union select d.id, d.parent_id from own join department d on d.id = own.parent_id)
    select d.id, d.name, d.path, l.name as lead_name
      from department d left join person l on l.id = d.lead_id where d.id in (select id from own) order by d.path`.execute(
    db,
  );
  return rows;
}

export interface Found {
  setId: string;
  departmentPath: string | null;
  departmentId: string | null;
  ownerId: string;
  ownerName: string;
  visibility: Visibility;
  title: string;
  keyResult: string | null;
}

const MOST_FOUND = 50;

/** @returns objectives and key results that contain all words of a search, at most fifty, whatever their case. */
export async function searchGoals(
  db: Db,
  of: { cycle: TreeCycle; words: readonly string[] },
): Promise<Found[]> {
  const patterns = of.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<Omit<Found, 'visibility'> & { visibility: string | null }>`
    select s.id as set_id, d.path as department_path, s.department_id, s.owner_id, p.name as owner_name, o.title,
           k.title as key_result,
           cycle_policy_value(s.cycle_id, 'visibility', coalesce(s.department_id, p.department_id), p.country) #>> '{}' as visibility
      from okr_set s join objective o on o.okr_set_id = s.id left join key_result k on k.objective_id = o.id and k.dropped_at is null
      join person p on p.id = s.owner_id left join department d on d.id = s.department_id
     where s.state = any(${[...PUBLISHED]}) and (s.cycle_id = ${of.cycle.id} or (s.level = 'company' and s.cycle_id = ${of.cycle.strategyCycleId}))
       and concat_ws(' ', o.title, k.title, p.name) ilike all(${patterns}::text[])
     order by s.level, d.path, o.position, k.position limit ${MOST_FOUND}`.execute(db);
  return rows.map((row) => ({ ...row, visibility: readVisibility(row.visibility) }));
}
