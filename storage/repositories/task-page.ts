import type { CycleState, PersonState, Phase, PhaseState, TaskKind, TaskState } from '#domain/kinds.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db } from '../database.ts';
import type { Json } from '../schema.ts';

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

/** @returns what a link's page shows about its task; undefined when the task is gone. */
export async function readTaskOnPage(
  db: Db,
  link: { taskId: string; personId: string },
): Promise<TaskOnPage | undefined> {
  return db
    .selectFrom('task')
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
    ])
    .where('task.id', '=', link.taskId)
    .where('task.personId', '=', link.personId)
    .executeTakeFirst();
}
