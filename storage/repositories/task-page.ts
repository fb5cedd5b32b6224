import { sql } from 'kysely';
import type { CycleState, PersonState, Phase, PhaseState, TaskKind, TaskState } from '#domain/kinds.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db } from '../database.ts';
import type { Json } from '../schema.ts';
import type { ActionLink } from './action-links.ts';

/** All a task's page must know about the task itself; what its kind shows besides is read by its view. */
export interface TaskOnPage {
  id: string;
  kind: TaskKind;
  ordinal: number;
  subjectId: string;
  state: TaskState;
  dueAt: Date;
  settledAt: Date | null;
  finalAt: Date | null;
  finalisedAt: Date | null;
  outcome: Json | null;
  cohortId: string | null;
  cycleId: string;
  phase: Phase;
  phaseState: PhaseState;
  phaseClosedAt: Date | null;
  cycleName: string;
  cycleState: CycleState;
  period: string;
  startsOn: string;
  endsOn: string;
  settings: CycleSettings;
  personId: string;
  personName: string;
  personState: PersonState;
  locale: string;
  timeZone: string;
  departmentName: string | null;
  /** Who has the page open to prepare it for the person; publishing is not theirs. */
  preparerId?: string;
  /** Who did it in the person's place. */
  enteredBy: string | null;
  /** Who has the task now, where it passed to somebody else. */
  passedToName: string | null;
}

/** A link with the task behind it. */
export interface LinkedTask {
  link: ActionLink;
  task: TaskOnPage;
}

interface Row extends TaskOnPage {
  linkPersonId: string;
  version: number;
  expiresAt: Date;
  revokedAt: Date | null;
}

/**
 * @returns the link with this id, whatever its state, and what its page shows about its task. One statement, since it is
 *   the first of every press, and written out, since composing it took longer than answering it.
 */
export async function readLinkedTask(db: Db, linkId: string): Promise<LinkedTask | undefined> {
  const { rows } = await sql<Row>`
    select t.id, t.kind, t.ordinal, t.subject_id, t.state, t.due_at, t.settled_at, t.final_at, t.finalised_at, t.outcome,
           t.cohort_id, t.cycle_id, r.phase, r.state as phase_state, r.closed_at as phase_closed_at, c.name as cycle_name,
           c.state as cycle_state, c.period, c.starts_on, c.ends_on, c.settings, p.id as person_id, p.name as person_name,
           p.state as person_state, p.locale, p.time_zone, d.name as department_name,
           case when t.outcome ? 'enteredBy' then (select x.name from person x where x.id::text = t.outcome ->> 'enteredBy') end as entered_by,
           case when t.passed_to is not null then (
             with recursive chain as (
               select n.id, n.person_id, n.passed_to from task n where n.id = t.passed_to
               union select n.id, n.person_id, n.passed_to from chain join task n on n.id = chain.passed_to)
             select x.name from chain join person x on x.id = chain.person_id where chain.passed_to is null limit 1)
           end as passed_to_name,
           l.person_id as link_person_id, l.version, l.expires_at, l.revoked_at
      from action_link l join task t on t.id = l.task_id join phase_run r on r.id = t.phase_run_id
      join cycle c on c.id = t.cycle_id join person p on p.id = t.person_id left join department d on d.id = p.department_id
     where l.id = ${linkId}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { linkPersonId, version, expiresAt, revokedAt, ...task } = row;
  return {
    link: { id: linkId, taskId: task.id, personId: linkPersonId, version, expiresAt, revokedAt },
    task,
  };
}
