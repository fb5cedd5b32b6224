import { sql } from 'kysely';
import type { Trx } from '../database.ts';

/** Key results that changed hands, as a mail tells it to who has them now. */
export interface HandOverFacts {
  fromName: string;
  /** The last day, where they are only lent. */
  until: string | null;
  keyResults: string[];
}

/** @returns the hand-overs with these ids, by id. */
export async function readHandOvers(trx: Trx, ids: readonly string[]): Promise<Map<string, HandOverFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<HandOverFacts & { id: string }>`
    select h.id, p.name as from_name, a.to_day as until,
           array(select k.title from hand_over_key_result x join key_result k on k.id = x.key_result_id
                  where x.hand_over_id = h.id order by k.title, k.id) as key_results
      from hand_over h join person p on p.id = h.from_person_id left join absence a on a.id = h.absence_id
     where h.id = any(${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** What an absence comes to, told on the return. */
export interface ReturnFacts {
  from: string;
  to: string;
  delegate: string | null;
  passedOn: number;
  keyResultsBack: boolean;
  open: number;
}

/** @returns what became of things in these absences, by id. */
export async function readReturns(trx: Trx, ids: readonly string[]): Promise<Map<string, ReturnFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ReturnFacts & { id: string }>`
    select a.id, a.from_day as "from", a.to_day as "to", d.name as delegate,
           (select count(*)::int from task t where t.person_id = a.person_id and t.passed_to is not null
               and t.settled_at between a.begun_at and a.ended_at) as passed_on,
           exists (select 1 from hand_over h where h.absence_id = a.id) as key_results_back,
           (select count(*)::int from task t join phase_run r on r.id = t.phase_run_id and r.state = 'open'
             where t.person_id = a.person_id and t.state = 'open') as open
      from absence a left join person d on d.id = a.delegate_id where a.id = any(${[...ids]}::uuid[])`.execute(
    trx,
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
