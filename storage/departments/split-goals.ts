import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import { recordVersion } from '../consequences/versions.ts';
import type { Trx } from '../database.ts';
import { handOver } from '../presence/hand-over.ts';
import { realignReviews } from '../presence/pass-on.ts';
import { recordAudit } from '../repositories/audit.ts';
import type { Those } from './split-people.ts';

interface Chosen {
  id: string;
  objectiveId: string;
  okrSetId: string;
  cycleId: string;
  ownerId: string;
  /** All that its objective still has is chosen, so that it goes as it is. */
  whole: boolean;
}

export interface MovedGoals {
  cycleId: string;
  keyResults: number;
  /** Those whose owner stays behind, and which the new lead owns from then on. */
  handed: number;
}

/**
 * Agreed key results that go along become an agreed set of the new department's lead, in the cohort in which they were agreed,
 * with their versions and what they contribute to. An objective goes as a whole, or is there twice from then on.
 *
 * @throws DomainError for a key result that is not one of the department's agreed ones in a cycle that runs.
 */
export async function moveGoals(
  trx: Trx,
  of: { fromId: string; intoId: string; those: Those; wanted: readonly string[]; now: Date },
): Promise<MovedGoals[]> {
  const { intoId, those, now } = of;
  const chosen = await readChosen(trx, of);
  const bySet = Map.groupBy(chosen, ({ okrSetId }) => okrSetId);
  const moved: MovedGoals[] = [];
  for (const [okrSetId, keyResults] of bySet) {
    const cycleId = keyResults[0]?.cycleId ?? '';
    const set = await copySet(trx, { okrSetId, intoId, ownerId: those.lead.id });
    const objectives = await moveObjectives(trx, { keyResults, to: set });
    await moveRequests(trx, { okrSetId, to: set, keyResults });
    await copyVersions(trx, { okrSetId, to: set, keyResults, objectives });
    await noteBoth(trx, { okrSetId, to: set, cycleId, keyResults, now });
    const handed = await handToLead(trx, { keyResults, those, now });
    await realignReviews(trx, { now, reason: 'moved', which: sql`s.id = ${set}` });
    moved.push({ cycleId, keyResults: keyResults.length, handed });
  }
  return moved;
}

async function readChosen(
  trx: Trx,
  { fromId, wanted }: { fromId: string; wanted: readonly string[] },
): Promise<Chosen[]> {
  const ids = [...new Set(wanted)];
  const { rows } = await sql<Chosen>`
    select k.id, k.objective_id, s.id as okr_set_id, s.cycle_id, k.owner_id,
           not exists (select 1 from key_result x where x.objective_id = o.id and x.dropped_at is null and x.id::text <> all(${ids}::text[])) as whole
      from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
      join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
     where k.id::text = any(${ids}::text[]) and k.dropped_at is null and s.level = 'department' and s.department_id = ${fromId}
       and s.state in ('agreed', 'in-force')
     order by s.cycle_id, s.id, o.position, k.position, k.id for update of s`.execute(trx);
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined)
    throw new DomainError({
      code: 'unknown-key-result',
      message: `"${missing.slice(0, 80)}" is no agreed key result of this department in a cycle that runs.`,
      field: 'keyResults',
      value: missing.slice(0, 80),
      remedy: 'Choose again from its goals as they are now.',
    });
  return rows;
}

async function copySet(
  trx: Trx,
  { okrSetId, intoId, ownerId }: { okrSetId: string; intoId: string; ownerId: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into okr_set (cycle_id, cohort_id, level, department_id, owner_id, state, round, version, why, not_this_quarter,
                         submitted_at, published_at, agreed_at)
    select cycle_id, cohort_id, level, ${intoId}, ${ownerId}, state, round, version, why, not_this_quarter,
           submitted_at, published_at, agreed_at from okr_set where id = ${okrSetId} returning id`.execute(
    trx,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`no set ${okrSetId}`);
  return id;
}

/** @returns the objective that each one is from then on; itself where it goes as a whole. */
async function moveObjectives(
  trx: Trx,
  { keyResults, to }: { keyResults: readonly Chosen[]; to: string },
): Promise<Map<string, string>> {
  const becomes = new Map<string, string>();
  for (const [objectiveId, own] of Map.groupBy(keyResults, (each) => each.objectiveId)) {
    const whole = own.every((each) => each.whole);
    if (whole) await sql`update objective set okr_set_id = ${to} where id = ${objectiveId}`.execute(trx);
    becomes.set(objectiveId, whole ? objectiveId : await copyObjective(trx, { objectiveId, own, to }));
  }
  return becomes;
}

async function copyObjective(
  trx: Trx,
  { objectiveId, own, to }: { objectiveId: string; own: readonly Chosen[]; to: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into objective (okr_set_id, position, title, kind, local)
    select ${to}, position, title, kind, local from objective where id = ${objectiveId} returning id`.execute(
    trx,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`no objective ${objectiveId}`);
  await sql`insert into alignment (objective_id, parent_objective_id)
    select ${id}, parent_objective_id from alignment where objective_id = ${objectiveId}`.execute(trx);
  await sql`update key_result set objective_id = ${id} where id = any(${own.map((each) => each.id)}::uuid[])`.execute(
    trx,
  );
  return id;
}

/** Changes that somebody has asked for go with the key results they are about. */
async function moveRequests(
  trx: Trx,
  { okrSetId, to, keyResults }: { okrSetId: string; to: string; keyResults: readonly Chosen[] },
): Promise<void> {
  await sql`update change_request set okr_set_id = ${to}
    where okr_set_id = ${okrSetId} and key_result_id = any(${keyResults.map(({ id }) => id)}::uuid[])`.execute(
    trx,
  );
}

/** What was said about them before, without what stays. */
async function copyVersions(
  trx: Trx,
  of: {
    okrSetId: string;
    to: string;
    keyResults: readonly Chosen[];
    objectives: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const ids = of.keyResults.map(({ id }) => id);
  const names = JSON.stringify(Object.fromEntries(of.objectives));
  await sql`
    insert into okr_version (okr_set_id, version, round, reason, content, by_person_id, at)
    select ${of.to}, v.version, v.round, v.reason, v.content || jsonb_build_object('objectives', coalesce((
             select jsonb_agg(o.value || jsonb_build_object('id', ${names}::jsonb -> (o.value ->> 'id'), 'keyResults', (
                      select coalesce(jsonb_agg(k.value order by k.ordinality), '[]')
                        from jsonb_array_elements(o.value -> 'keyResults') with ordinality k where k.value ->> 'id' = any(${ids}::text[])))
                    order by o.ordinality)
               from jsonb_array_elements(v.content -> 'objectives') with ordinality o where ${names}::jsonb ? (o.value ->> 'id')), '[]')),
           v.by_person_id, v.at
      from okr_version v where v.okr_set_id = ${of.okrSetId}`.execute(trx);
}

/** Both sets have a version of their own from then on; one that has nothing left has ended. */
async function noteBoth(
  trx: Trx,
  of: { okrSetId: string; to: string; cycleId: string; keyResults: readonly Chosen[]; now: Date },
): Promise<void> {
  const { okrSetId, to, cycleId, now } = of;
  await sql`update okr_set set version = version + 1,
         state = case when exists (select 1 from objective o where o.okr_set_id = okr_set.id) then state else 'lapsed' end
     where id = any(${[okrSetId, to]}::uuid[])`.execute(trx);
  for (const id of [okrSetId, to])
    await recordVersion(trx, { okrSetId: id, reason: 'changed', byPersonId: null, at: now });
  await recordAudit(trx, [
    {
      ...{
        at: now,
        actorKind: 'system',
        action: 'okr.moved',
        cycleId,
        entityKind: 'okr-set',
        entityId: okrSetId,
      },
      detail: { reason: 'department split', to, keyResults: of.keyResults.map(({ id }) => id) },
    },
  ]);
}

async function handToLead(
  trx: Trx,
  { keyResults, those, now }: { keyResults: readonly Chosen[]; those: Those; now: Date },
): Promise<number> {
  const staying = keyResults.filter(({ ownerId }) => !those.ids.includes(ownerId));
  let handed = 0;
  for (const [from, own] of Map.groupBy(staying, ({ ownerId }) => ownerId))
    handed += await handOver(trx, {
      ...{ from, to: those.lead.id, absenceId: null, now },
      keyResults: sql`select unnest(${own.map(({ id }) => id)}::uuid[])`,
    });
  return handed;
}
