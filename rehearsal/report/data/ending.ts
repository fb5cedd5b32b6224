import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import { type PilotOutcome, readPilotOutcome } from '#storage/pilots/decision.ts';
import { type CelebrationFigures, readCelebration } from '#storage/repositories/celebration.ts';
import { FINAL_PENDING } from '#storage/repositories/score-sheet.ts';

/** How the quarter ended: scores, looks back, and what is celebrated. */
export interface EndingFigures {
  scored: number;
  /** Scores that owners put in the formula's place. */
  overridden: number;
  /** Said to be still to come, and of these those that never came. */
  pendingFirst: number;
  pendingStill: number;
  carriedOver: number;
  rewritten: number;
  dropped: number;
  reflections: number;
  /** Departments of which at least five people, and of which fewer, said something about working together. */
  gathered: number;
  tooFew: number;
  /** Leaders who wrote words of their own, of how many asked. */
  leaderWords: number;
  leadersAsked: number;
  celebration: CelebrationFigures;
  /** What the sponsor of a pilot decided; null for other cycles, and where nobody did. */
  outcome: PilotOutcome | null;
}

/** @returns what the end of a cycle came to. */
export async function readEnding(db: Db, cycleId: string): Promise<EndingFigures> {
  const { rows } = await sql<Omit<EndingFigures, 'celebration' | 'outcome'>>`
    with key_results as (
      select k.id, k.baseline from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
       where s.cycle_id = ${cycleId}),
    chosen as (
      select c.choice from carry_over c join objective o on o.id = c.objective_id join okr_set s on s.id = o.okr_set_id
       where s.cycle_id = ${cycleId}),
    teams as (
      select co.department_id, count(*) as n from reflection r join task t on t.id = r.task_id join cohort co on co.id = t.cohort_id
       where r.cycle_id = ${cycleId} and r.team <> '' group by 1)
    select (select count(*)::int from score sc join key_results k on k.id = sc.key_result_id) as scored,
           (select count(*)::int from score sc join key_results k on k.id = sc.key_result_id where sc.formula_score is not null) as overridden,
           (select count(*)::int from final_pending f join key_results k on k.id = f.key_result_id) as pending_first,
           (select count(*)::int from key_results k where ${FINAL_PENDING}) as pending_still,
           (select count(*)::int from chosen where choice = 'carry-over') as carried_over,
           (select count(*)::int from chosen where choice = 'rewrite') as rewritten,
           (select count(*)::int from chosen where choice = 'drop') as dropped,
           (select count(*)::int from reflection where cycle_id = ${cycleId}) as reflections,
           (select count(*)::int from teams where n >= 5) as gathered, (select count(*)::int from teams where n < 5) as too_few,
           (select count(*)::int from celebration_words where cycle_id = ${cycleId}) as leader_words,
           (select count(*)::int from task where cycle_id = ${cycleId} and kind = 'celebrate') as leaders_asked`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error(`no ending of cycle ${cycleId}`);
  return {
    ...row,
    celebration: await readCelebration(db, { cycleId, departmentId: null }),
    outcome: (await readPilotOutcome(db, cycleId)) ?? null,
  };
}
