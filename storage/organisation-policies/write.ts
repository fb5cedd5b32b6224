import { sql } from 'kysely';
import type { Actor } from '#domain/launch.ts';
import {
  type AskedPlace,
  type PolicyPlace,
  readPolicyKey,
  readPolicyPlace,
  readPolicyReason,
  readPolicyValue,
} from '#domain/organisation-policies/asked.ts';
import type { OrganisationPolicyKey } from '#domain/organisation-policies/keys.ts';
import {
  fromRow,
  type RowValue,
  slotOf,
  toRow,
  usualValue,
  withMember,
} from '#domain/organisation-policies/values.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { listLiveDepartments } from '../repositories/live-departments.ts';

/** What somebody asks of a policy, as it comes in. */
export interface AskedPolicy extends AskedPlace {
  key: string;
  reason: string;
  actor: Actor;
}

/** A change in words for whoever asked; `changed` is false where it was so before. */
export interface PolicyChange {
  key: OrganisationPolicyKey;
  place: PolicyPlace;
  /** What holds there from now on; undefined where nothing does. */
  value: string | undefined;
  changed: boolean;
}

/**
 * Decides a policy in a place. Cycles that were launched before keep what they were launched with.
 *
 * @throws DomainError for a policy, a value, a place or a reason that cannot be.
 */
export async function setPolicy(
  deps: StoreDeps,
  asked: AskedPolicy & { value: unknown },
): Promise<PolicyChange> {
  const key = readPolicyKey(asked.key);
  const value = readPolicyValue(key, asked.value);
  return change(deps, { key, action: 'policy.set', asked }, async (trx, place, before) => {
    if (before?.written === value) return { value, changed: false, id: before.id };
    const { member } = slotOf(key);
    const part = toRow(key, value);
    // What is kept in one row holds together: the parts beside stay in this place what they were there.
    const whole =
      member === undefined
        ? part
        : withMember(before?.value ?? (await valueHere(trx, key, place)), member, part);
    return { value, changed: true, id: await writeRow(trx, key, place, whole) };
  });
}

/**
 * Takes back what was decided in a place, where then the next wider place decides; for the whole organisation it is then as
 * it comes with Quarterdeck.
 *
 * @throws DomainError for a policy, a place or a reason that cannot be.
 */
export async function takeBackPolicy(deps: StoreDeps, asked: AskedPolicy): Promise<PolicyChange> {
  const key = readPolicyKey(asked.key);
  return change(deps, { key, action: 'policy.taken-back', asked }, async (trx, place, before) => {
    const usual = usualValue(key);
    const { member } = slotOf(key);
    const everywhere = place.departmentId === null && place.country === null;
    if (!before) {
      const value = fromRow(key, await valueHere(trx, key, place)) ?? usual;
      return { value, changed: false, id: null };
    }
    if (everywhere && usual !== undefined) {
      if (before.written === usual) return { value: usual, changed: false, id: before.id };
      const part = toRow(key, usual);
      const whole = member === undefined ? part : withMember(before.value, member, part);
      return { value: usual, changed: true, id: await writeRow(trx, key, place, whole) };
    }
    await trx.deleteFrom('policy').where('id', '=', before.id).execute();
    const wider = await valueHere(trx, key, place);
    const value = fromRow(key, wider) ?? usual;
    if (member === undefined || value === undefined) return { value, changed: true, id: before.id };
    const rest = withMember(before.value, member, toRow(key, value));
    // The row goes once nothing in it differs from what holds without it.
    const differs =
      JSON.stringify(sorted(rest)) !== JSON.stringify(sorted(withMember(wider, member, toRow(key, value))));
    const id = differs ? await writeRow(trx, key, place, rest, before.id) : before.id;
    return { value, changed: before.written !== value, id };
  });
}

const sorted = (value: { [member: string]: RowValue }) => Object.entries(value).sort();

interface Before {
  id: string;
  value: unknown;
  written: string | undefined;
}

type Work = (
  trx: Trx,
  place: PolicyPlace,
  before: Before | undefined,
) => Promise<{ value: string | undefined; changed: boolean; id: string | null }>;

async function change(
  { db, clock }: StoreDeps,
  {
    key,
    action,
    asked,
  }: { key: OrganisationPolicyKey; action: 'policy.set' | 'policy.taken-back'; asked: AskedPolicy },
  work: Work,
): Promise<PolicyChange> {
  const reason = readPolicyReason(asked.reason);
  const { actor } = asked;
  const { row } = slotOf(key);
  return db.transaction().execute(async (trx) => {
    const place = readPolicyPlace(key, asked, await listLiveDepartments(trx));
    await sql`select pg_advisory_xact_lock(10, hashtext(${row}))`.execute(trx);
    const found = await trx
      .selectFrom('policy')
      .select(['id', 'value'])
      .where('key', '=', row)
      .where('departmentId', 'is not distinct from', place.departmentId)
      .where('country', 'is not distinct from', place.country)
      .executeTakeFirst();
    const before = found && { ...found, written: fromRow(key, found.value) };
    const { value, changed, id } = await work(trx, place, before);
    if (changed)
      await recordAudit(trx, [
        {
          at: clock.now(),
          ...auditActor(actor),
          action,
          entityKind: 'policy',
          entityId: id,
          detail: {
            policy: key,
            department: place.department,
            country: place.country,
            from: before?.written ?? null,
            to: value ?? null,
            by: actor.label,
          },
          content: { reason },
        },
      ]);
    return { key, place, value, changed };
  });
}

/** What holds in a place, by its row or the next wider one. */
async function valueHere(trx: Trx, key: OrganisationPolicyKey, place: PolicyPlace): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select policy_value(${slotOf(key).row}, ${place.departmentId}::uuid, ${place.country}::text) as value`.execute(
    trx,
  );
  return rows[0]?.value;
}

async function writeRow(
  trx: Trx,
  key: OrganisationPolicyKey,
  { departmentId, country }: PolicyPlace,
  value: RowValue,
  sameId?: string,
): Promise<string> {
  const json = JSON.stringify(value);
  const { id } = await trx
    .insertInto('policy')
    .values({ ...(sameId ? { id: sameId } : {}), key: slotOf(key).row, departmentId, country, value: json })
    .onConflict((on) => on.columns(['key', 'departmentId', 'country']).doUpdateSet({ value: json }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
