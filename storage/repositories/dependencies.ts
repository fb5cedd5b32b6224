import { sql } from 'kysely';
import type { DependencyAnswer, DependencyState } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** What one key result needs of another department, with all that its page and its mails say. */
export interface DependencyOnPage {
  id: string;
  /** Who asks, and for which department. */
  askerName: string;
  askerDepartment: string | null;
  departmentName: string;
  objective: string;
  keyResult: string;
  wanted: string;
  /** A day, `2027-02-12`. */
  neededBy: string;
  state: DependencyState;
  answer: DependencyAnswer | null;
  words: string;
}

const FROM = sql`
  from dependency n join department d on d.id = n.department_id
  join key_result k on k.id = n.key_result_id join objective o on o.id = k.objective_id
  join okr_set s on s.id = o.okr_set_id join person p on p.id = s.owner_id left join department own on own.id = s.department_id`;

/** @returns these dependencies, by id; one that was withdrawn is left out. */
export async function readDependencies(
  db: Db | Trx,
  ids: readonly string[],
): Promise<Map<string, DependencyOnPage>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<DependencyOnPage>`
    select n.id, p.name as asker_name, own.name as asker_department, d.name as department_name, o.title as objective,
           k.title as key_result, n.wanted, n.needed_by, n.state, n.answer, n.words
      ${FROM} where n.id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How the requests of a cycle stand, and those that put a key result at risk. */
export interface DependencyProgress {
  accepted: number;
  countered: number;
  declined: number;
  unanswered: number;
  atRisk: Array<{
    asker: string;
    department: string;
    wanted: string;
    neededBy: string;
    state: DependencyState;
  }>;
}

const SHOWN = 25;

/** @returns the figures of a cycle; drafts that nobody has submitted count for nothing yet. */
export async function readDependencyProgress(
  db: Db | Trx,
  cycleId: string,
  within?: Within,
): Promise<DependencyProgress> {
  // Seen by those who ask and by those who are asked.
  const seen = within ? sql`(${liesIn(sql`own.path`, within)} or ${liesIn(sql`d.path`, within)})` : sql`true`;
  const counts = await sql<Omit<DependencyProgress, 'atRisk'>>`
    select count(*) filter (where n.state = 'accepted')::int as accepted,
           count(*) filter (where n.state = 'countered')::int as countered,
           count(*) filter (where n.state = 'declined')::int as declined,
           count(*) filter (where n.state = 'asked')::int as unanswered
      ${FROM} where ${seen} and s.cycle_id = ${cycleId}`.execute(db);
  const { rows } = await sql<DependencyProgress['atRisk'][number]>`
    select coalesce(case when s.level = 'department' then own.name end, p.name) as asker, d.name as department,
           n.wanted, n.needed_by, n.state
      ${FROM} where ${seen} and s.cycle_id = ${cycleId} and n.state in ('asked', 'countered', 'declined')
     order by n.needed_by, asker, n.wanted limit ${SHOWN}`.execute(db);
  const none = { accepted: 0, countered: 0, declined: 0, unanswered: 0 };
  return { ...(counts.rows[0] ?? none), atRisk: rows };
}
