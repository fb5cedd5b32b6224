import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** A review that is asked of somebody and that they have been sent a link to. */
export interface OpenReview {
  taskId: string;
  okrSetId: string;
  dueAt: Date;
  cycleName: string;
  linkId: string;
  version: number;
}

/** @returns the reviews a person can answer now and holds a living link to, in the order of the mails: due first, then by name. */
export async function readOpenReviews(
  db: Db,
  { personId, now }: { personId: string; now: Date },
): Promise<OpenReview[]> {
  const { rows } = await sql<OpenReview>`
    select t.id as task_id, t.subject_id as okr_set_id, t.due_at, c.name as cycle_name, l.id as link_id, l.version
      from task t join phase_run r on r.id = t.phase_run_id and r.state = 'open'
      join cycle c on c.id = t.cycle_id and c.state in ('running', 'paused')
      join action_link l on l.task_id = t.id and l.person_id = t.person_id and l.revoked_at is null and l.expires_at > ${now}
      join okr_set s on s.id = t.subject_id and s.state = 'submitted' and s.round = t.ordinal
      join person owner on owner.id = s.owner_id
     where t.person_id = ${personId} and t.kind = 'review' and t.state = 'open'
     order by t.due_at, owner.name, t.id`.execute(db);
  return rows;
}

/** What was agreed by one press and can still be taken back. */
export interface AgreedTogether {
  taskId: string;
  ownerName: string;
  finalAt: Date;
}

/** @returns the reviews a person agreed together and can still take back, by the owners' names. */
export async function readAgreedTogether(
  db: Db,
  { personId, now }: { personId: string; now: Date },
): Promise<AgreedTogether[]> {
  const { rows } = await sql<AgreedTogether>`
    select t.id as task_id, owner.name as owner_name, t.final_at
      from task t join phase_run r on r.id = t.phase_run_id and r.state = 'open'
      join okr_set s on s.id = t.subject_id join person owner on owner.id = s.owner_id
     where t.person_id = ${personId} and t.kind = 'review' and t.state = 'done' and t.finalised_at is null
       and t.final_at > ${now} and t.outcome ? 'batch'
     order by owner.name, t.id`.execute(db);
  return rows;
}
