import { sql } from 'kysely';
import type { OkrLevel } from '#domain/kinds.ts';
import { ADVISED_OBJECTIVES } from '#domain/launch-policies/rows.ts';
import { DRAFT_LIMITS, type NamedChoice } from '#domain/okr-draft.ts';
import type { Db, Trx } from '../database.ts';

/** Who and what may be named in a draft. */
export interface DraftChoices {
  /** The department's people in the cycle; for a strategy those who lead the company. */
  people: NamedChoice[];
  /** The cycle's other departments that somebody leads; a strategy asks nobody, it is what others build on. */
  departments: NamedChoice[];
  /** How many objectives the policy advises for this level. */
  objectives: number;
  /** How many key results an objective may have. */
  keyResults: number;
}

/** @returns what may be named in the draft of a set; equal names are told apart by what follows them. */
export async function readDraftChoices(
  db: Db | Trx,
  set: { id: string; level: OkrLevel },
): Promise<DraftChoices> {
  const people = await sql<NamedChoice>`
    with p as (
      select p.id, p.name, coalesce(p.email, p.employee_id) as other
        from okr_set s join member m on m.cycle_id = s.cycle_id join person p on p.id = m.person_id and p.state = 'active'
       where s.id = ${set.id}
         and (p.department_id = s.department_id or s.department_id is null and p.role = 'executive' or p.id = s.owner_id))
    select id, case when count(*) over (partition by lower(name)) > 1 then name || ' (' || other || ')' else name end as label
      from p order by name, id`.execute(db);
  const departments = await sql<NamedChoice>`
    with d as (
      select d.id, d.name, d.path
        from okr_set s join cycle_department cd on cd.cycle_id = s.cycle_id
        join department d on d.id = cd.department_id and d.id is distinct from s.department_id and d.merged_into_id is null
        join person lead on lead.id = d.lead_id and lead.state <> 'left' and lead.id <> s.owner_id
       where s.id = ${set.id} and s.level <> 'company')
    select id, case when count(*) over (partition by lower(name)) > 1 then path else name end as label
      from d order by path`.execute(db);
  const limits = await sql<{ advised: number | null; keyResults: number | null }>`
    select (cycle_policy_value(c.id, 'objective-limits', s.department_id, c.country) ->> s.level)::int as advised,
           (cycle_policy_value(c.id, 'key-result-limit', s.department_id, c.country) #>> '{}')::int as key_results
      from okr_set s join cycle c on c.id = s.cycle_id where s.id = ${set.id}`.execute(db);
  return {
    people: people.rows,
    departments: departments.rows,
    objectives: limits.rows[0]?.advised ?? ADVISED_OBJECTIVES[set.level],
    keyResults: Math.min(
      limits.rows[0]?.keyResults ?? DRAFT_LIMITS.keyResultsEach,
      DRAFT_LIMITS.keyResultsEach,
    ),
  };
}
