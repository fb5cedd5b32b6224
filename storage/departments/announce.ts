import { sql } from 'kysely';
import type { MergedGoals } from '#domain/departments/merger.ts';
import type { ReorganisationKind } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Trx } from '../database.ts';

/** What was done to departments, as people are told. */
export interface Reorganised {
  /** Of what was asked for before and waited; null for what is done at once. */
  planId: string | null;
  kind: ReorganisationKind;
  from: string;
  into: { id: string; path: string };
  /** What became of the goals of a department that merged. */
  goals: MergedGoals | null;
  actor: Actor;
  /** Whom it concerns. */
  people: readonly string[];
  now: Date;
}

/**
 * Keeps what was done, and tells those whom it concerns: by a mail of the cycle in which they take part that runs longest.
 * Whoever takes part in none hears nothing from here.
 *
 * @returns how many people are told.
 */
export async function announce(trx: Trx, done: Reorganised): Promise<number> {
  const { into, people, now } = done;
  const id = done.planId ?? (await keep(trx, done));
  await sql`update reorganisation set done_at = ${now}, into_id = ${into.id}, into_path = ${into.path}, request = '{}'
    where id = ${id}`.execute(trx);
  const told = await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select distinct on (p.id) 'reorganised/' || ${id} || '/' || p.id, c.id, m.cohort_id,
           coalesce((select r.phase from phase_run r where r.cycle_id = c.id and (r.cohort_id = m.cohort_id or r.cohort_id is null)
                      and r.state = 'open' order by r.closes_at limit 1), 'check-ins'),
           p.id, 'reorganised', null, ${id}::uuid, ${now}
      from person p join member m on m.person_id = p.id and m.part in ('participant', 'reviewer')
      join cycle c on c.id = m.cycle_id and c.state in ('running', 'paused')
     where p.id = any(${[...new Set(people)]}::uuid[]) and p.state <> 'left'
     order by p.id, m.part, c.ends_on desc, c.id`.execute(trx);
  return Number(told.numAffectedRows ?? 0);
}

async function keep(trx: Trx, { kind, from, into, goals, actor, now }: Reorganised): Promise<string> {
  const { id } = await trx
    .insertInto('reorganisation')
    .values({
      ...{ kind, fromPath: from, intoPath: into.path, goals, askedAt: now, finalAt: now },
      ...{ askedById: actor.personId ?? null, actorKind: actor.kind, actorLabel: actor.label },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A reorganisation in the words of those whom it concerns. */
export interface ReorganisationFacts {
  kind: ReorganisationKind;
  /** Paths. */
  from: string;
  into: string;
  leadName: string | null;
  goals: MergedGoals | null;
}

/** @returns by id what people are told about. */
export async function readReorganisations(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, ReorganisationFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<ReorganisationFacts & { id: string }>`
    select r.id, r.kind, r.from_path as from, r.into_path as into, r.goals, p.name as lead_name
      from reorganisation r left join department d on d.id = r.into_id
      left join person p on p.id = d.lead_id and p.state <> 'left'
     where r.id = any(${[...new Set(ids)]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
