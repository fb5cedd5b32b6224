import { sql } from 'kysely';
import type { Trx } from './database.ts';
import type { CohortDraft } from './launch-scope.ts';

/** Policies that somebody wants to know before a launch. */
export const LAUNCH_POLICIES = [
  'visibility',
  'named-lists',
  'individual-okrs',
  'reviewers',
  'check-in-rhythm',
] as const;
export type LaunchPolicy = (typeof LAUNCH_POLICIES)[number];

/** One value of a policy, and for how many people of the scope it holds. */
export interface PolicyShare {
  /** As its row has it; null where no row says anything. */
  value: string | null;
  people: number;
}

/** @returns each policy's values for the people of a scope, that of most people first. */
export async function readPolicyShares(
  trx: Trx,
  cohorts: readonly CohortDraft[],
): Promise<Record<LaunchPolicy, PolicyShare[]>> {
  const places = cohorts.map(({ departmentId, country, people }) => ({
    department_id: departmentId,
    country,
    people,
  }));
  const { rows } = await sql<PolicyShare & { key: LaunchPolicy }>`
    select k.key, policy_value(k.key, c.department_id, c.country) #>> '{}' as value, sum(c.people)::int as people
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as c(department_id uuid, country text, people int)
      cross join unnest(${[...LAUNCH_POLICIES]}::text[]) as k(key)
     group by 1, 2 order by 1, 3 desc, 2`.execute(trx);
  const of = (key: LaunchPolicy) =>
    rows.filter((row) => row.key === key).map(({ value, people }) => ({ value, people }));
  return {
    visibility: of('visibility'),
    'named-lists': of('named-lists'),
    'individual-okrs': of('individual-okrs'),
    reviewers: of('reviewers'),
    'check-in-rhythm': of('check-in-rhythm'),
  };
}
