import { sql } from 'kysely';
import type { Phase } from '#domain/kinds.ts';
import { lockOwnTask } from './actions/locked-task.ts';
import type { Db, Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';
import { type LinkedTask, readLinkedTask } from './repositories/task-page.ts';
import { tell } from './steps/tasks.ts';

/** Somebody who prepares a strategy for its author. */
export interface Preparer {
  personId: string;
  name: string;
  readyAt: Date | null;
}

/** More would get in each other's way. */
export const MOST_PREPARERS = 3;

/** @returns who prepares the draft of this task at present, in the order in which they were asked. */
export async function listPreparers(db: Db | Trx, taskId: string): Promise<Preparer[]> {
  return db
    .selectFrom('preparer')
    .innerJoin('person', 'person.id', 'preparer.personId')
    .select(['preparer.personId', 'person.name', 'preparer.readyAt'])
    .where('preparer.taskId', '=', taskId)
    .where('preparer.endedAt', 'is', null)
    .where('person.state', '<>', 'left')
    .orderBy('preparer.askedAt')
    .execute();
}

/**
 * @param text an address, an employee id or a full name.
 * @returns everybody active with a mailbox whom it may mean: none, one, or several of the same name.
 */
export async function findPeopleBy(db: Db, text: string): Promise<Array<{ id: string; name: string }>> {
  const wanted = text.trim().toLowerCase();
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where('email', 'is not', null)
    .where(sql<boolean>`${wanted} in (lower(email), lower(employee_id), lower(name))`)
    .orderBy('id')
    .limit(2)
    .execute();
}

export type AskedResult = 'asked' | 'closed' | 'too-many';

/** Asks somebody to prepare a draft. Who was asked before, and had ended, is asked anew. */
export async function askPreparer(
  { db, clock }: StoreDeps,
  input: { taskId: string; personId: string; preparerId: string },
): Promise<AskedResult> {
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    const task = await lockOwnTask(trx, input);
    if (task?.kind !== 'draft' || task.state !== 'open' || task.phaseState !== 'open') return 'closed';
    const asked = await listPreparers(trx, input.taskId);
    if (asked.some(({ personId }) => personId === input.preparerId)) return 'asked';
    if (asked.length >= MOST_PREPARERS) return 'too-many';
    await sql`
      insert into preparer (task_id, person_id, asked_at) values (${task.id}, ${input.preparerId}, ${now})
      on conflict (task_id, person_id) do update set asked_at = excluded.asked_at, ready_at = null, ended_at = null`.execute(
      trx,
    );
    await tell(
      trx,
      { ...task, now },
      {
        kind: 'prepare-asked',
        ordinal: now.getTime(),
        who: sql`select ${input.preparerId}::uuid as person_id, ${task.id}::uuid as task_id, null::uuid as subject_id`,
      },
    );
    await record(trx, {
      ...task,
      personId: input.personId,
      now,
      action: 'draft.preparer-asked',
      preparer: input.preparerId,
    });
    return 'asked';
  });
}

/** From now on the person's link to the draft leads nowhere. What they wrote stays. */
export async function endPreparer(
  { db, clock }: StoreDeps,
  input: { taskId: string; personId: string; preparerId: string },
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const task = await lockOwnTask(trx, input);
    if (!task) return;
    const ended = await trx
      .updateTable('preparer')
      .set({ endedAt: now })
      .where('taskId', '=', input.taskId)
      .where('personId', '=', input.preparerId)
      .where('endedAt', 'is', null)
      .returning('personId')
      .executeTakeFirst();
    if (!ended) return;
    await sql`update action_link set version = version + 1, revoked_at = ${now}
      where task_id = ${input.taskId} and person_id = ${input.preparerId} and revoked_at is null`.execute(
      trx,
    );
    await record(trx, {
      ...task,
      personId: input.personId,
      now,
      action: 'draft.preparer-ended',
      preparer: input.preparerId,
    });
  });
}

/** Says that the draft can be looked at; its author hears of it by mail, once for each time it was asked for. */
export async function sayPrepared(
  { db, clock }: StoreDeps,
  input: { taskId: string; preparerId: string },
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const said = await trx
      .updateTable('preparer')
      .set({ readyAt: now })
      .where('taskId', '=', input.taskId)
      .where('personId', '=', input.preparerId)
      .where('endedAt', 'is', null)
      .returning('askedAt')
      .executeTakeFirst();
    if (!said) return;
    const run = await trx
      .selectFrom('task')
      .innerJoin('phaseRun', 'phaseRun.id', 'task.phaseRunId')
      .select(['task.id', 'task.cycleId', 'task.cohortId', 'phaseRun.id as phaseRunId', 'phaseRun.phase'])
      .where('task.id', '=', input.taskId)
      .executeTakeFirstOrThrow();
    await tell(
      trx,
      { ...run, now },
      {
        kind: 'prepared',
        ordinal: `${input.preparerId}/${said.askedAt.getTime()}`,
        who: sql`select person_id, id as task_id, null::uuid as subject_id from task where id = ${run.id}`,
      },
    );
    await record(trx, {
      ...run,
      personId: input.preparerId,
      now,
      action: 'draft.prepared',
      preparer: input.preparerId,
    });
  });
}

/** @returns who of a task's preparers was ready last, by task: for the mail that says so. */
export async function readPreparedBy(db: Db | Trx, taskIds: readonly string[]): Promise<Map<string, string>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<{ taskId: string; name: string }>`
    select distinct on (x.task_id) x.task_id, p.name from preparer x join person p on p.id = x.person_id
     where x.task_id = any(${[...taskIds]}::uuid[]) and x.ready_at is not null order by x.task_id, x.ready_at desc`.execute(
    db,
  );
  return new Map(rows.map(({ taskId, name }) => [taskId, name]));
}

/** A preparer's link with the task of the author behind it. */
export interface PreparedTask extends LinkedTask {
  preparer: { name: string; readyAt: Date | null };
}

/** @returns the link with this id if its person is asked to prepare the task's draft; else undefined. */
export async function readPreparedTask(db: Db, linkId: string): Promise<PreparedTask | undefined> {
  const linked = await readLinkedTask(db, linkId);
  if (!linked) return undefined;
  const preparer = (await listPreparers(db, linked.task.id)).find(
    ({ personId }) => personId === linked.link.personId,
  );
  return preparer && { ...linked, preparer };
}

async function record(
  trx: Trx,
  of: {
    id: string;
    cycleId: string;
    phase: Phase;
    personId: string;
    now: Date;
    action: string;
    preparer: string;
  },
): Promise<void> {
  await recordAudit(trx, [
    {
      at: of.now,
      actorKind: 'person',
      actorId: of.personId,
      action: of.action,
      cycleId: of.cycleId,
      phase: of.phase,
      entityKind: 'task',
      entityId: of.id,
      detail: { preparer: of.preparer },
    },
  ]);
}
