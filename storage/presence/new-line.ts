import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { realignReviews } from './pass-on.ts';

/** Who reported to whom and belonged where, before people were changed. */
export type LinesBefore = ReadonlyMap<string, { managerId: string | null; departmentId: string }>;

/** @returns managers and departments of these people as they stand, to compare with afterwards. */
export async function readLines(trx: Trx, personIds: readonly string[]): Promise<LinesBefore> {
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'managerId', 'departmentId'])
    .where('id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}

/**
 * People have another manager or department now. Their goals stay their own; whoever is to agree them follows from the
 * new line, also for reviews that are open, and individual goals are shown where their owner belongs.
 *
 * @param before of everybody who may have changed.
 * @returns who belongs to another department now, and how many open reviews passed on.
 */
export async function followNewLines(
  trx: Trx,
  { before, now }: { before: LinesBefore; now: Date },
): Promise<{ moved: string[]; reviews: number }> {
  const after = await readLines(trx, [...before.keys()]);
  const changed = [...before].filter(([id, line]) => {
    const now = after.get(id);
    return now && (now.managerId !== line.managerId || now.departmentId !== line.departmentId);
  });
  if (changed.length === 0) return { moved: [], reviews: 0 };
  const idsOf = (of: typeof changed) => of.map(([id]) => id);
  const moved = idsOf(changed.filter(([id, line]) => after.get(id)?.departmentId !== line.departmentId));
  const json = JSON.stringify(
    changed.map(([id, line]) => ({ id, manager_id: line.managerId, department_id: line.departmentId })),
  );
  await sql`
    insert into audit_event (at, actor_kind, action, entity_kind, entity_id, detail)
    select ${now}, 'system', 'person.line-changed', 'person', p.id, jsonb_strip_nulls(jsonb_build_object(
             'managerBefore', b.manager_id, 'manager', p.manager_id, 'departmentBefore', b.department_id, 'department', p.department_id))
      from jsonb_to_recordset(${json}::jsonb) as b(id uuid, manager_id uuid, department_id uuid) join person p on p.id = b.id`.execute(
    trx,
  );
  await sql`
    update okr_set s set department_id = p.department_id from person p, cycle c
     where p.id = s.owner_id and c.id = s.cycle_id and c.state in ('running', 'paused') and s.level = 'individual'
       and s.owner_id = any(${moved}::uuid[])
       and exists (select 1 from cycle_department x where x.cycle_id = c.id and x.department_id = p.department_id)`.execute(
    trx,
  );
  const reviews = await realignReviews(trx, {
    now,
    reason: 'new-manager',
    which: sql`s.owner_id = any(${idsOf(changed)}::uuid[])`,
  });
  return { moved, reviews };
}
