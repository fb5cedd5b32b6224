import { sql } from 'kysely';
import { isBesidePhases, type PersonState, TASK_KINDS, type TaskKind } from '#domain/kinds.ts';
import type { Db } from '../database.ts';
import { ENTERED_BY } from '../presence/entered-by.ts';

/** Who holds a card, and what is asked of them. */
export interface CardHolder {
  personId: string;
  name: string;
  locale: string;
  timeZone: string;
  departmentName: string;
  state: PersonState;
  revokedAt: Date | null;
  issuedAt: Date;
  /** The lead who made it; null: HR. */
  madeBy: string | null;
}

/** A task that a card can open. */
export interface CardTask {
  id: string;
  kind: TaskKind;
  ordinal: number;
  dueAt: Date;
  cycleName: string;
  /** Whose goals a review is about, or whom somebody new is; null where it is the holder's own matter. */
  about: string | null;
  /** Who entered it in the holder's place; null while it is open. */
  enteredBy: string | null;
  /** Until when that can be taken back. */
  finalAt: Date | null;
}

/** @returns whose card has this digest, also one that is no longer valid. */
export async function readCardHolder(db: Db, digest: Buffer): Promise<CardHolder | undefined> {
  const { rows } = await sql<CardHolder>`
    select p.id as person_id, p.name, p.locale, p.time_zone, d.name as department_name, p.state, c.revoked_at, c.issued_at, x.name as made_by
      from card c join person p on p.id = c.person_id join department d on d.id = p.department_id left join person x on x.id = c.made_by_lead_id
     where c.digest = ${digest}`.execute(db);
  return rows[0];
}

const BESIDE = TASK_KINDS.filter(isBesidePhases);

/**
 * @param of.since what somebody else has entered since then are among them.
 * @returns what is open for the person, the most urgent first, then what was entered for them.
 */
export async function readCardTasks(
  db: Db,
  { personId, since }: { personId: string; since: Date },
): Promise<CardTask[]> {
  const { rows } = await sql<CardTask>`
    select t.id, t.kind, t.ordinal, t.due_at, c.name as cycle_name,
           case when s.owner_id <> t.person_id then owner.name end as about,
           ${ENTERED_BY} as entered_by,
           case when t.finalised_at is null then t.final_at end as final_at
      from task t join phase_run r on r.id = t.phase_run_id join cycle c on c.id = t.cycle_id and c.state in ('running', 'paused')
      left join okr_set s on s.id = t.subject_id left join person owner on owner.id = s.owner_id
     where t.person_id = ${personId}
       and (t.state = 'open' and (r.state = 'open' or t.kind = any(${BESIDE}::text[]))
         or t.state = 'done' and t.settled_at > ${since}
            and ${ENTERED_BY} is not null)
     order by t.state = 'open' desc, t.due_at, t.id limit 50`.execute(db);
  return rows;
}
