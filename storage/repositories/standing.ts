import { type RawBuilder, sql } from 'kysely';

/**
 * @param cohortId an SQL expression.
 * @returns the last week that is over in a cohort: a week ends when the next one opens, the last with its phase.
 */
export function overWeek(cohortId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce((
    select max(st.ordinal) - (case when min(r.state) = 'open' then 1 else 0 end)
      from phase_run r join step st on st.phase_run_id = r.id and st.kind = 'week-open' and st.outcome like 'opened%'
     where r.cohort_id = ${cohortId} and r.phase = 'check-ins'), 0)`;
}

/** @returns the rhythm of a department in a cycle as its policy says, as text. @param cycle, department and country SQL expressions. */
export function rhythmOf(
  cycle: RawBuilder<unknown>,
  department: RawBuilder<unknown>,
  country: RawBuilder<unknown>,
): RawBuilder<string> {
  return sql<string>`coalesce(cycle_policy_value(${cycle}, 'check-in-rhythm', ${department}, ${country}) #>> '{}', 'weekly')`;
}
