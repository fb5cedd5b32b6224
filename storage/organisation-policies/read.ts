import { sql } from 'kysely';
import { ORGANISATION_POLICY_KEYS, type OrganisationPolicyKey } from '#domain/organisation-policies/keys.ts';
import { fromRow, slotOf, usualValue } from '#domain/organisation-policies/values.ts';
import type { Db, Trx } from '../database.ts';

/** What a policy says in one place, since when, by whom and why; nobody where it came with Quarterdeck. */
export interface PolicyAt {
  departmentId: string | null;
  /** A path; null for all departments. */
  department: string | null;
  country: string | null;
  /** As it is written. */
  value: string;
  since: Date | null;
  by: string | null;
  reason: string;
}

/** A policy with each place in which it says something, the whole organisation first. */
export interface OrganisationPolicy {
  key: OrganisationPolicyKey;
  places: PolicyAt[];
}

interface Row extends Omit<PolicyAt, 'value'> {
  row: string;
  value: unknown;
  policy: string | null;
  to: string | null;
}

/** @returns every policy of the organisation; what nobody has decided as it comes with Quarterdeck. */
export async function readOrganisationPolicies(db: Db | Trx): Promise<OrganisationPolicy[]> {
  // Several policies can share a row; each has an event of its own.
  const { rows } = await sql<Row>`
    select p.key as row, p.value, p.department_id, d.path as department, p.country, e.policy, e.to, e.at as since,
           e.by, coalesce(e.reason, '') as reason
      from policy p left join department d on d.id = p.department_id
      left join lateral (
        select distinct on (a.detail->>'policy') a.detail->>'policy' as policy, a.detail->>'to' as to, a.at,
               coalesce(person.name, api_key.name, a.detail->>'by') as by, c.content->>'reason' as reason
          from audit_event a left join audit_content c on c.id = a.content_id
          left join person on person.id = a.actor_id left join api_key on api_key.id = a.actor_id
         where a.entity_id = p.id and a.entity_kind = 'policy'
         order by a.detail->>'policy', a.id desc) e on true
     order by p.department_id is not null, d.path nulls first, p.country nulls first`.execute(db);
  return ORGANISATION_POLICY_KEYS.map((key) => ({ key, places: placesOf(key, rows) }));
}

function placesOf(key: OrganisationPolicyKey, rows: readonly Row[]): PolicyAt[] {
  const seen = new Set<string>();
  const places = rows
    .filter(({ row }) => row === slotOf(key).row)
    .flatMap((row): PolicyAt[] => {
      const { departmentId, department, country } = row;
      const place = `${departmentId} ${country}`;
      const value = fromRow(key, row.value);
      if (value === undefined || seen.has(place)) return [];
      seen.add(place);
      const own = rows.find(
        (each) =>
          each.row === row.row &&
          each.policy === key &&
          // The page of records decides some of them too; then this event is about what was before.
          each.to === value &&
          each.departmentId === departmentId &&
          each.country === country,
      );
      const said = own ? { since: own.since, by: own.by, reason: own.reason } : UNSAID;
      return [{ departmentId, department, country, value, ...said }];
    });
  const usual = usualValue(key);
  if (usual === undefined || places.some(isEverywhere)) return places;
  return [{ departmentId: null, department: null, country: null, value: usual, ...UNSAID }, ...places];
}

const UNSAID = { since: null, by: null, reason: '' };

const isEverywhere = ({ departmentId, country }: PolicyAt) => departmentId === null && country === null;
