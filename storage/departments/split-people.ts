import { sql } from 'kysely';
import type { SplitPlace } from '#domain/departments/split.ts';
import { DomainError } from '#domain/errors.ts';
import type { Trx } from '../database.ts';
import { findPerson } from '../presence/find-person.ts';
import { leadOf, ownLeadOf } from './merge.ts';

/** Who goes into a new department. */
export interface Those {
  ids: string[];
  names: string[];
  lead: { id: string; name: string };
  /** The department the lead comes from, if it is another one. */
  leadFrom: string | null;
}

/** @throws DomainError for somebody who is unknown, has left, belongs elsewhere, or leads a department already. */
export async function findThose(
  trx: Trx,
  of: { from: { id: string; path: string }; people: readonly string[]; lead: string },
): Promise<Those> {
  const keys = of.people.filter((key) => key.trim() !== '');
  if (keys.length === 0)
    throw refusal('people', '', 'Nobody is chosen for the new department.', 'Choose who goes.');
  const people = new Map<string, string>();
  for (const key of keys) {
    const person = await findPerson(trx, key, 'people');
    const { departmentId, path } = await departmentOf(trx, person.id);
    if (person.state === 'left') throw refusal('people', key, `${person.name} has left.`, 'Leave them out.');
    if (departmentId !== of.from.id)
      throw refusal(
        'people',
        key,
        `${person.name} belongs to ${path}, not to ${of.from.path}.`,
        'Leave them out.',
      );
    people.set(person.id, person.name);
  }
  if (of.lead.trim() === '')
    throw refusal('lead', '', 'Nobody is named to lead the new department.', 'Name who leads it.');
  const lead = await findPerson(trx, of.lead, 'lead');
  if (lead.state === 'left') throw refusal('lead', of.lead, `${lead.name} has left.`, 'Name somebody else.');
  const home = await departmentOf(trx, lead.id);
  people.set(lead.id, lead.name);
  await refuseLeads(trx, [...people.keys()]);
  const sorted = [...people].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1));
  return {
    ids: sorted.map(([id]) => id),
    names: sorted.map(([, name]) => name),
    lead: { id: lead.id, name: lead.name },
    leadFrom: home.departmentId === of.from.id ? null : home.path,
  };
}

/**
 * They belong to the new department. Whoever reported to somebody who stays reports to its lead, and the lead to whom the
 * other lead reports, or to that one where it lies below.
 */
export async function moveThere(
  trx: Trx,
  of: { those: Those; from: { id: string }; intoId: string; place: SplitPlace; now: Date },
): Promise<void> {
  const { those, from, intoId, place, now } = of;
  const lead = those.lead.id;
  const there = await leadOf(trx, from.id);
  const isOwn = (await ownLeadOf(trx, from.id)) !== null;
  const moved = sql`any(${those.ids}::uuid[])`;
  const stays = sql`select id from person where department_id = ${from.id} and id <> ${moved}
    union select ${there?.id ?? null}::uuid`;
  const above = sql`with recursive above as (select id, manager_id from person where id = ${lead}
    union select p.id, p.manager_id from above join person p on p.id = above.manager_id)`;
  // Asked for first: afterwards everybody belongs to the new department.
  const { rows } = await sql<{
    id: string;
    managerId: string | null;
    stays: boolean;
    loops: boolean;
  }>`${above}
    select p.id, p.manager_id, coalesce(p.manager_id in (${stays}), false) as stays,
           exists (select 1 from above a where a.id = ${moved} and a.id <> ${lead}) as loops
      from person p where p.id = ${moved}`.execute(trx);
  const whole = rows.find(({ id }) => id === lead);
  await sql`update person set department_id = ${intoId}, updated_at = ${now},
         role = case when id = ${lead} and role = 'employee' then 'lead' when id <> ${lead} and role = 'lead' then 'employee' else role end
     where id = ${moved}`.execute(trx);
  if (whole && (whole.stays || whole.loops || those.leadFrom !== null)) {
    const bosses = sql`select b.id, b.place from (
        select manager_id as id, 1 as place from person where id = ${there?.id ?? null}::uuid and ${place === 'beside' && isOwn}
        union all select ${there?.id ?? null}::uuid, 2) b where b.id is not null and b.id <> ${moved}`;
    await sql`update person set manager_id = (select id from (${bosses}) b order by place limit 1) where id = ${lead}`.execute(
      trx,
    );
  }
  const reporting = rows.filter((row) => row.id !== lead && (row.stays || row.managerId === null));
  await sql`update person set manager_id = ${lead} where id = any(${reporting.map(({ id }) => id)}::uuid[])`.execute(
    trx,
  );
}

/** Who leads follows from roles and reports, and from the file again at the next import: it must come out as was asked. */
export async function checkLeads(
  trx: Trx,
  { intoId, those }: { intoId: string; those: Those },
): Promise<void> {
  const { rows } = await sql<{ loops: boolean }>`with recursive above as (
      select manager_id as id from person where id = ${those.lead.id}
      union select p.manager_id from above join person p on p.id = above.id)
    select exists (select 1 from above where id = ${those.lead.id}) as loops`.execute(trx);
  if (rows[0]?.loops)
    throw refusal(
      'lead',
      those.lead.name,
      `${those.lead.name} would report to somebody who reports to them.`,
      'Name another lead, or give them another manager in the people file first.',
    );
  const lead = await leadOf(trx, intoId);
  if (lead?.id === those.lead.id) return;
  throw refusal(
    'lead',
    those.lead.name,
    `By the roles of the people file ${lead?.name ?? 'nobody'} would lead the new department, not ${those.lead.name}.`,
    'Name somebody with the role employee or lead.',
  );
}

async function departmentOf(trx: Trx, personId: string): Promise<{ departmentId: string; path: string }> {
  return trx
    .selectFrom('person')
    .innerJoin('department', 'department.id', 'person.departmentId')
    .select(['person.departmentId', 'department.path'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
}

async function refuseLeads(trx: Trx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; path: string }>`
    select p.name, d.path from department d join person p on p.id = d.lead_id and p.department_id = d.id
     where p.id = any(${[...ids]}::uuid[]) order by p.name limit 1`.execute(trx);
  const [row] = rows;
  if (row)
    throw refusal(
      'people',
      row.name,
      `${row.name} leads ${row.path} and cannot go.`,
      'Name somebody else; for a new lead there change the people file first.',
    );
}

function refusal(field: string, value: string, message: string, remedy: string): DomainError {
  return new DomainError({
    code: 'cannot-split',
    message,
    field,
    value: value.slice(0, 80),
    remedy,
    kind: 'conflict',
  });
}
