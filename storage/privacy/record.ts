import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { exceptOf } from '#domain/launch.ts';
import { ofEachPolicy } from '#domain/launch-policies/keys.ts';
import {
  canonicalRecord,
  type Particulars,
  type ProcessingRecord,
  readParticulars,
  recordedSettings,
} from '#domain/privacy/record.ts';
import type { CycleSettings } from '#domain/settings.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db, Trx } from '../database.ts';
import { type PolicyShares, readCyclePolicyShares } from '../launch-policies.ts';

/** Policies that are about the record itself, not about what a cycle does. */
export const PARTICULARS_KEY = 'record-particulars';
export const SIGN_OFF_KEY = 'works-council-sign-off';
export const SCORES_KEY = 'individual-scores-leave';

/** Where people of a scope are. */
export interface RecordPlace {
  departmentId: string;
  country: string;
}

/** @returns the record of a launch that is being planned, or of a cycle, from what holds at the moment. */
export async function makeRecord(
  db: Db | Trx,
  of: {
    name: string;
    period: string;
    departments: readonly string[];
    except?: readonly string[];
    settings: CycleSettings;
    shares: PolicyShares;
  },
): Promise<ProcessingRecord> {
  const { name, period, departments, except = [], settings, shares } = of;
  return {
    ...{ name, period, departments },
    ...(except.length > 0 ? { except } : {}),
    settings: recordedSettings(settings),
    policies: recordedPolicies(shares),
    organisation: await readOrganisation(db),
  };
}

/** @returns the record of a cycle as it runs; undefined when there is none of that id. */
export async function readCycleRecord(db: Db, cycleId: string): Promise<ProcessingRecord | undefined> {
  if (!isUuid(cycleId)) return undefined;
  const cycle = await db
    .selectFrom('cycle')
    .select(['name', 'period', 'kind', 'settings', 'scopeKey'])
    .where('id', '=', cycleId)
    .executeTakeFirst();
  if (!cycle) return undefined;
  const departments = await db
    .selectFrom('cycleDepartment')
    .innerJoin('department', 'department.id', 'departmentId')
    .select('path')
    .where('cycleId', '=', cycleId)
    .where('isRoot', '=', true)
    .orderBy('path')
    .execute();
  const { name, period, settings } = cycle;
  const out = exceptOf(cycle.scopeKey);
  const except =
    out.length > 0
      ? await db.selectFrom('department').select('path').where('id', 'in', out).orderBy('path').execute()
      : [];
  const shares = await db
    .transaction()
    .execute((trx) => readCyclePolicyShares(trx, { id: cycleId, settings }));
  return makeRecord(db, {
    ...{ name, period, settings, shares },
    except: except.map(({ path }) => path),
    departments: cycle.kind === 'company' ? [] : departments.map(({ path }) => path),
  });
}

/** @returns what two records have in common when they say the same. */
export function digestOf(record: ProcessingRecord): string {
  return createHash('sha256').update(canonicalRecord(record)).digest('hex');
}

/** @returns what the organisation has filled in. */
export async function readOrganisation(db: Db | Trx): Promise<Particulars> {
  const row = await db
    .selectFrom('policy')
    .select('value')
    .where('key', '=', PARTICULARS_KEY)
    .where('departmentId', 'is', null)
    .where('country', 'is', null)
    .executeTakeFirst();
  return readParticulars(row?.value);
}

/** @returns of each policy the values that hold for somebody. */
export function recordedPolicies(shares: PolicyShares): ProcessingRecord['policies'] {
  return ofEachPolicy((key) => shares[key].map(({ value }) => value).sort());
}

/** @returns whether somewhere in a scope launches wait for the works council. */
export async function needsSignOff(db: Db | Trx, places: readonly RecordPlace[]): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`
    select exists (select 1 from policy where key = ${SIGN_OFF_KEY}) and exists (
      select 1 from jsonb_to_recordset(${placesJson(places)}::jsonb) as c(department_id uuid, country text)
       where policy_value(${SIGN_OFF_KEY}, c.department_id, c.country) = 'true') as needed`.execute(db);
  return rows[0]?.needed ?? false;
}

function placesJson(places: readonly RecordPlace[]): string {
  return JSON.stringify(
    places.map(({ departmentId, country }) => ({ department_id: departmentId, country })),
  );
}
