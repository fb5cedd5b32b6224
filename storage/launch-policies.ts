import { sql } from 'kysely';
import { findDepartments } from '#domain/launch.ts';
import type { PolicyChanges } from '#domain/launch-policies/changes.ts';
import { LAUNCH_POLICY_KEYS, type LaunchPolicyKey, ofEachPolicy } from '#domain/launch-policies/keys.ts';
import {
  asWritten,
  PLACE_POLICIES,
  type PlacePolicy,
  type PolicyRow,
  rowsWith,
  valueAt,
} from '#domain/launch-policies/rows.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Trx } from './database.ts';
import type { CohortDraft } from './launch-scope.ts';
import { listLiveDepartments } from './repositories/live-departments.ts';

/** One value of a policy, as a launch would write it, and for how many people of the scope it holds. */
export interface PolicyShare {
  value: string;
  people: number;
}

/** Each policy's values for the people of a scope, that of most people first. */
export type PolicyShares = Record<LaunchPolicyKey, PolicyShare[]>;

/** A department as it stands in the tree. */
export interface DepartmentNode {
  id: string;
  parentId: string | null;
  name: string;
  path: string;
}

/** The policies of a launch before and after what it changes. */
export interface LaunchPolicies {
  /** What the cycle keeps. */
  rows: PolicyRow[];
  shares: PolicyShares;
  /** What would hold without any change. */
  own: PolicyShares;
}

/**
 * @param of.settings before and after the changes.
 * @throws DomainError where a change names a department that is not there.
 */
export async function readLaunchPolicies(
  trx: Trx,
  of: {
    cohorts: readonly CohortDraft[];
    departments: readonly DepartmentNode[];
    changes: PolicyChanges;
    settings: { own: CycleSettings; changed: CycleSettings };
  },
): Promise<LaunchPolicies> {
  const { cohorts, departments, changes, settings } = of;
  const own = await readOwnRows(trx);
  const named = changes['individual-okrs'];
  const individual = Array.isArray(named)
    ? findDepartments(named, departments, 'policies.individual-okrs')
    : [];
  const rows = rowsWith(
    own,
    changes,
    individual.map(({ id }) => id),
  );
  const above = ancestorsIn(departments);
  return {
    rows,
    shares: sharesOf(rows, cohorts, above, settings.changed),
    own: sharesOf(own, cohorts, above, settings.own),
  };
}

/** Keeps the policies with the cycle. */
export async function writeCyclePolicies(
  trx: Trx,
  cycleId: string,
  rows: readonly PolicyRow[],
): Promise<void> {
  const kept = rows.map(({ key, departmentId, country, value }) => ({
    ...{ key, department_id: departmentId, country, value: JSON.stringify(value ?? null) },
  }));
  await sql`insert into cycle_policy (cycle_id, key, department_id, country, value)
    select ${cycleId}, x.key, x.department_id, x.country, x.value::jsonb
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(key text, department_id uuid, country text, value text)`.execute(
    trx,
  );
}

/** @returns what holds in a cycle that was launched, for the people in it. */
export async function readCyclePolicyShares(
  trx: Trx,
  cycle: { id: string; settings: CycleSettings },
): Promise<PolicyShares> {
  const kept = await trx.selectFrom('cyclePolicy').selectAll().where('cycleId', '=', cycle.id).execute();
  const own = await readOwnRows(trx);
  // One that was launched before policies were kept follows the organisation.
  const rows = PLACE_POLICIES.flatMap((key) => {
    const of = kept.filter((row) => row.key === key).map((row) => ({ ...row, key }));
    return of.length > 0 ? of : own.filter((row) => row.key === key);
  });
  const departments = await listLiveDepartments(trx);
  const cohorts = await sql<PeopleAt>`
    select c.department_id, c.country, count(m.person_id)::int as people
      from cohort c left join member m on m.cohort_id = c.id where c.cycle_id = ${cycle.id} group by c.id`.execute(
    trx,
  );
  return sharesOf(rows, cohorts.rows, ancestorsIn(departments), cycle.settings);
}

type PeopleAt = Pick<CohortDraft, 'departmentId' | 'country' | 'people'>;

async function readOwnRows(trx: Trx): Promise<PolicyRow[]> {
  const rows = await trx
    .selectFrom('policy')
    .select(['key', 'departmentId', 'country', 'value'])
    .where('key', 'in', [...PLACE_POLICIES])
    .execute();
  return rows.flatMap((row) => {
    const key = PLACE_POLICIES.find((each) => each === row.key);
    return key ? [{ ...row, key }] : [];
  });
}

/** @returns of a department its id and those above it, the nearest first. */
function ancestorsIn(departments: readonly DepartmentNode[]): (id: string) => string[] {
  const parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  return (id) => {
    const found: string[] = [];
    for (let each: string | null | undefined = id; each && !found.includes(each); each = parents.get(each))
      found.push(each);
    return found;
  };
}

function sharesOf(
  rows: readonly PolicyRow[],
  cohorts: readonly PeopleAt[],
  above: (id: string) => string[],
  settings: CycleSettings,
): PolicyShares {
  const counts = new Map<LaunchPolicyKey, Map<string, number>>();
  for (const { departmentId, country, people } of cohorts) {
    const place = { departments: above(departmentId), country };
    const at = (key: PlacePolicy) => valueAt(rows, key, place);
    for (const key of LAUNCH_POLICY_KEYS) {
      const value = asWritten(key, at, settings);
      const count = counts.get(key) ?? new Map<string, number>();
      counts.set(key, count.set(value, (count.get(value) ?? 0) + people));
    }
  }
  return ofEachPolicy((key) =>
    [...(counts.get(key) ?? [])]
      .map(([value, people]) => ({ value, people }))
      .sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1)),
  );
}
