import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { KeyResultDraft } from '#domain/okr-draft-key-result.ts';
import type { Trx } from '../database.ts';
import { endOpenTasks } from '../steps/tasks.ts';

/** A key result on its way into the database, named as the columns are. */
export interface KeyResultRow {
  id: string;
  objective_id: string;
  position: number;
  title: string;
  baseline: number | null;
  target: number;
  unit: string;
  direction: string;
  owner_id: string;
  starting_confidence: number | null;
  contributors: string[];
  initiatives: string[];
  milestones: string[];
  need: KeyResultDraft['need'];
}

/** @param of.present ids that the objective has already; any other id counts as none. */
export function rowsOf(
  keyResults: readonly KeyResultDraft[],
  of: { objectiveId: string; writerId: string; present: ReadonlySet<string> },
): KeyResultRow[] {
  return keyResults.map((keyResult, position) => {
    const { title, baseline, target, unit, direction, initiatives, milestones, need } = keyResult;
    const owner = keyResult.ownerId ?? of.writerId;
    return {
      id: keyResult.id && of.present.has(keyResult.id) ? keyResult.id : randomUUID(),
      objective_id: of.objectiveId,
      position,
      title,
      baseline,
      target,
      unit,
      direction,
      owner_id: owner,
      starting_confidence: keyResult.startingConfidence,
      contributors: keyResult.contributorIds.filter((id) => id !== owner),
      initiatives,
      milestones,
      need,
    };
  });
}

/** Makes the key results of a set exactly these, with all that hangs on them. */
export async function replaceKeyResults(
  trx: Trx,
  { okrSetId, rows, now }: { okrSetId: string; rows: readonly KeyResultRow[]; now: Date },
): Promise<void> {
  const given = sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as x(id uuid, objective_id uuid, position int, title text, baseline float8, target float8, unit text, direction text,
         owner_id uuid, starting_confidence int, contributors jsonb, initiatives jsonb, milestones jsonb, need jsonb))`;
  const ofSet = sql`(select k.id from key_result k join objective o on o.id = k.objective_id where o.okr_set_id = ${okrSetId})`;
  await sql`delete from key_result where id in ${ofSet} and id not in (select id from ${given} g)`.execute(
    trx,
  );
  await sql`
    insert into key_result (id, objective_id, position, title, baseline, target, unit, direction, owner_id, starting_confidence)
    select id, objective_id, position, title, baseline, target, unit, direction, owner_id, starting_confidence from ${given} g
    on conflict (id) do update set position = excluded.position, title = excluded.title, baseline = excluded.baseline,
      target = excluded.target, unit = excluded.unit, direction = excluded.direction, owner_id = excluded.owner_id,
      starting_confidence = excluded.starting_confidence`.execute(trx);
  await sql`delete from contributor where key_result_id in ${ofSet}`.execute(trx);
  await sql`insert into contributor (key_result_id, person_id)
    select g.id, c.value::uuid from ${given} g cross join jsonb_array_elements_text(g.contributors) c`.execute(
    trx,
  );
  await sql`delete from initiative where key_result_id in ${ofSet}`.execute(trx);
  await sql`insert into initiative (key_result_id, position, title)
    select g.id, i.n, i.value from ${given} g
     cross join jsonb_array_elements_text(g.initiatives) with ordinality as i(value, n)`.execute(trx);
  await sql`delete from milestone where key_result_id in ${ofSet}`.execute(trx);
  await sql`insert into milestone (key_result_id, position, title)
    select g.id, i.n, i.value from ${given} g
     cross join jsonb_array_elements_text(g.milestones) with ordinality as i(value, n)`.execute(trx);
  await replaceNeeds(trx, { given, ofSet, now });
}

/** What is still asked in the same words keeps its answer; anything else is asked anew, and a question withdrawn ends. */
async function replaceNeeds(
  trx: Trx,
  { given, ofSet, now }: { given: RawBuilder<unknown>; ofSet: RawBuilder<unknown>; now: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from dependency d where d.key_result_id in ${ofSet}
       and not exists (select 1 from ${given} g where g.id = d.key_result_id and g.need->>'departmentId' = d.department_id::text
                          and g.need->>'wanted' = d.wanted and g.need->>'by' = d.needed_by::text)
    returning d.id`.execute(trx);
  await sql`
    insert into dependency (key_result_id, department_id, wanted, needed_by)
    select g.id, (g.need->>'departmentId')::uuid, g.need->>'wanted', (g.need->>'by')::date from ${given} g
     where jsonb_typeof(g.need) = 'object'
    on conflict (key_result_id) do nothing`.execute(trx);
  if (rows.length === 0) return;
  const withdrawn = rows.map(({ id }) => id);
  await endOpenTasks(trx, {
    now,
    as: 'cancelled',
    where: sql`t.kind = 'answer' and t.subject_id = any(${withdrawn}::uuid[])`,
  });
}
