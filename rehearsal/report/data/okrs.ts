import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/** What became of the drafts of departments and people; the strategy is published, not reviewed. */
export interface OkrFigures {
  sets: number;
  agreed: number;
  /** In force without an agreement (D10): sets, and the objectives in them. */
  notAgreed: number;
  objectivesNotAgreed: number;
  objectives: number;
  /** Nothing was submitted. */
  lapsed: number;
  /** How many sets took one round of review, two, three … */
  rounds: Array<{ round: number; sets: number }>;
  sentBack: number;
  /** Reviews that were agreed together with others, by one press. */
  agreedTogether: number;
  /** Other wording or numbers that reviewers proposed, and how many of them the authors took. */
  proposals: number;
  proposalsTaken: number;
  /** Sets about which somebody wanted to talk, and those that both sides then said they had agreed. */
  conversations: number;
  agreedInConversation: number;
  /** Goals that people proposed to their lead, and what leads said to them. */
  proposed: { made: number; taken: number; declined: number };
  /** Departments whose own goals were asked for and never submitted. */
  departmentsWithout: string[];
}

/** @returns the counts, whatever state the end of the quarter has put the sets in. */
export async function readOkrFigures(db: Db, cycleId: string): Promise<OkrFigures> {
  const counts = await sql<Omit<OkrFigures, 'rounds' | 'departmentsWithout'>>`
    with sets as (
      select s.id, s.state, s.agreed_at is not null as agreed,
             s.agreed_at is null and s.state in ('in-force', 'scored') as not_agreed,
             (select count(*) from objective o where o.okr_set_id = s.id) as objectives
        from okr_set s where s.cycle_id = ${cycleId} and s.level <> 'company')
    select count(*)::int as sets, count(*) filter (where agreed)::int as agreed,
           count(*) filter (where not_agreed)::int as not_agreed,
           coalesce(sum(objectives) filter (where not_agreed), 0)::int as objectives_not_agreed,
           coalesce(sum(objectives) filter (where agreed or not_agreed), 0)::int as objectives,
           count(*) filter (where state = 'lapsed')::int as lapsed,
           (select count(*)::int from review v join okr_set s on s.id = v.okr_set_id
             where s.cycle_id = ${cycleId} and v.decision = 'request-change') as sent_back,
           (select count(*)::int from task t
             where t.cycle_id = ${cycleId} and t.kind = 'review' and t.state = 'done' and t.outcome ? 'batch') as agreed_together,
           (select count(*)::int from review_point p join okr_set s on s.id = p.okr_set_id
             where s.cycle_id = ${cycleId} and p.verdict = 'propose') as proposals,
           (select count(*)::int from review_point p join okr_set s on s.id = p.okr_set_id
             where s.cycle_id = ${cycleId} and p.answer = 'taken') as proposals_taken,
           (select count(distinct c.okr_set_id)::int from conversation c join okr_set s on s.id = c.okr_set_id
             where s.cycle_id = ${cycleId}) as conversations,
           (select count(*)::int from okr_version v join okr_set s on s.id = v.okr_set_id
             where s.cycle_id = ${cycleId} and v.reason = 'agreed-in-conversation') as agreed_in_conversation,
           (select jsonb_build_object('made', count(*), 'taken', count(*) filter (where answer = 'taken'),
                                      'declined', count(*) filter (where answer = 'declined'))
              from proposal where cycle_id = ${cycleId}) as proposed
      from sets`.execute(db);
  const rounds = await sql<{ round: number; sets: number }>`
    select round, count(*)::int as sets from okr_set
     where cycle_id = ${cycleId} and level <> 'company' and submitted_at is not null group by 1 order by 1`.execute(
    db,
  );
  const without = await sql<{ path: string }>`
    select d.path from okr_set s join department d on d.id = s.department_id
     where s.cycle_id = ${cycleId} and s.level = 'department' and s.submitted_at is null order by 1`.execute(
    db,
  );
  const [row] = counts.rows;
  if (!row) throw new Error(`no counts for cycle ${cycleId}`);
  return { ...row, rounds: rounds.rows, departmentsWithout: without.rows.map(({ path }) => path) };
}
