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
}

/** A link with the task behind it. */
export interface LinkedTask {
  link: ActionLink;
  task: TaskOnPage;
}

/**
 * @returns the link with this id, whatever its state, and what its page shows about its task. One statement, since it is
 *   the first of every press.
 */
export async function readLinkedTask(db: Db, linkId: string): Promise<LinkedTask | undefined> {
  const row = await db
    .selectFrom('actionLink')
    .innerJoin('task', 'task.id', 'actionLink.taskId')
    .innerJoin('phaseRun', 'phaseRun.id', 'task.phaseRunId')
    .innerJoin('cycle', 'cycle.id', 'task.cycleId')
    .innerJoin('person', 'person.id', 'task.personId')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .select([
      'task.id',
      'task.kind',
      'task.ordinal',
      'task.subjectId',
      'task.state',
      'task.dueAt',
      'task.settledAt',
      'task.finalAt',
      'task.finalisedAt',
      'task.outcome',
      'task.cohortId',
      'task.cycleId',
      'phaseRun.phase',
      'phaseRun.state as phaseState',
      'phaseRun.closedAt as phaseClosedAt',
      'cycle.name as cycleName',
      'cycle.state as cycleState',
      'cycle.period',
      'cycle.startsOn',
      'cycle.endsOn',
      'cycle.settings',
      'person.id as personId',
      'person.name as personName',
      'person.state as personState',
      'person.locale',
      'person.timeZone',
      'department.name as departmentName',
      'actionLink.id as linkId',
      'actionLink.personId as linkPersonId',
      'actionLink.version',
      'actionLink.expiresAt',
      'actionLink.revokedAt',
    ])
    .where('actionLink.id', '=', linkId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { linkId: id, linkPersonId, version, expiresAt, revokedAt, ...task } = row;
  return { link: { id, taskId: task.id, personId: linkPersonId, version, expiresAt, revokedAt }, task };
}
