import { sql } from 'kysely';
import {
  pathOfSplit,
  type SplitEffects,
  type SplitInCycle,
  type SplitPlace,
} from '#domain/departments/split.ts';
import { type Actor, findDepartments } from '#domain/launch.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPeople } from '../people-import.ts';
import { updateDepartmentLeads } from '../people-writes.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { openMissed } from '../presence/catch-up.ts';
import { joinRunningCycles } from '../presence/join.ts';
import { followNewLines, readLines } from '../presence/new-line.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { listLiveDepartments } from '../repositories/live-departments.ts';
import { announce } from './announce.ts';
import { readCycles } from './goals.ts';
import { countOf, joinedOf, leadOf, oneOf, phasesOf } from './merge.ts';
import { makeDepartment } from './split-department.ts';
import { moveGoals } from './split-goals.ts';
import { checkLeads, findThose, moveThere, type Those } from './split-people.ts';
import { planApart, takePartAsReviewer } from './split-plan.ts';
import { type Done, tryOrDo } from './try-or-do.ts';

export interface SplitRequest {
  /** Name or path of the department that is split. */
  from: string;
  /** What the new one is called. */
  name: string;
  place: SplitPlace;
  /** Employee ids, addresses or ids of those who go. */
  people: readonly string[];
  /** The same of who leads them: one of them, or anybody who leads nothing yet, who then comes along. */
  lead: string;
  /** Ids of key results of its agreed goals that go along. */
  keyResults: readonly string[];
}

export type Split = Done<SplitEffects>;

/**
 * People are taken out of a department into a new one, in mid-cycle or not, with a lead and such goals as go along.
 * Carried out in one transaction; a preview takes it back in the same breath (decision 22).
 *
 * @param input.seen what the preview showed; left out, it is done whatever it does.
 * @returns what it did or would do.
 */
export function splitDepartment(
  deps: StoreDeps,
  input: { request: SplitRequest; actor: Actor; dryRun: boolean; seen?: string | undefined },
): Promise<Split> {
  return tryOrDo(deps, { ...input, verb: 'split' }, (trx, now) =>
    splitIn(trx, { request: input.request, actor: input.actor, now }),
  );
}

/**
 * The same within a transaction of the caller's.
 *
 * @param input.planId of what was asked for before and waited; null for what is done at once.
 */
export async function splitIn(
  trx: Trx,
  {
    request,
    actor,
    now,
    planId = null,
  }: { request: SplitRequest; actor: Actor; now: Date; planId?: string | null },
): Promise<SplitEffects> {
  await lockPeople(trx);
  const from = oneOf(findDepartments([request.from], await listLiveDepartments(trx), 'from'));
  const path = pathOfSplit(from, request, await everyPath(trx));
  const those = await findThose(trx, { from, people: request.people, lead: request.lead });
  const cycles = await readCycles(trx, { from: from.id, into: from.id });
  await holdPhasesOpen(trx, await phasesOf(trx, cycles));
  const { policies, roles } = await countOf(trx, from.id);

  const intoId = await makeDepartment(trx, { from, place: request.place, path, now });
  const lines = await readLines(trx, those.ids);
  await moveThere(trx, { those, from, intoId, place: request.place, now });
  await updateDepartmentLeads(trx);
  await checkLeads(trx, { intoId, those });
  const { reviews } = await followNewLines(trx, { before: lines, now });
  const apart = await planApart(trx, { fromId: from.id, intoId, personIds: those.ids, now });
  await takePartAsReviewer(trx, those);
  const goals = await moveGoals(trx, { fromId: from.id, intoId, those, wanted: request.keyResults, now });
  await joinRunningCycles(trx, { personIds: those.ids, now });
  if (goals.some(({ handed }) => handed > 0)) await openMissed(trx, { personId: those.lead.id, now });
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: 'department.split',
      entityKind: 'department',
      entityId: from.id,
      detail: {
        ...{ by: actor.label, from: from.path, into: path, department: intoId, lead: those.lead.id },
        ...{ people: those.ids.length, keyResults: [...request.keyResults] },
      },
    },
  ]);
  const left = await peopleLeft(trx, from.id);
  const leadThere = await leadOf(trx, from.id);
  const told = await announce(trx, {
    ...{ planId, kind: 'split', from: from.path, into: { id: intoId, path }, goals: null, actor, now },
    people: [...those.ids, ...(leadThere ? [leadThere.id] : [])],
  });
  return {
    ...{ from: from.path, into: path, people: those.names, lead: those.lead.name, leadFrom: those.leadFrom },
    ...(await whoReports(trx, those, lines)),
    leadThere: leadThere?.name ?? null,
    told,
    left,
    reviews,
    cycles: await Promise.all(
      cycles.map(({ id, cycle, keyResults }) =>
        inCycle(trx, { id, cycle, keyResults, those, apart: apart.get(id) ?? 0, goals, now }),
      ),
    ),
    ...{ policies, roles },
  };
}

async function everyPath(trx: Trx): Promise<string[]> {
  return (await trx.selectFrom('department').select('path').execute()).map(({ path }) => path);
}

async function peopleLeft(trx: Trx, departmentId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from person where department_id = ${departmentId} and state <> 'left'`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
}

/** Whom the lead reports to, and how many report to the lead who did not. */
async function whoReports(
  trx: Trx,
  { lead, ids }: Those,
  before: ReadonlyMap<string, { managerId: string | null }>,
): Promise<{ leadReportsTo: string | null; reports: number }> {
  const { rows } = await sql<{ id: string; managerId: string | null; manager: string | null }>`
    select p.id, p.manager_id, m.name as manager from person p left join person m on m.id = p.manager_id
     where p.id = any(${[...ids]}::uuid[])`.execute(trx);
  const isNew = (row: { id: string; managerId: string | null }) =>
    row.managerId === lead.id && before.get(row.id)?.managerId !== lead.id;
  return {
    leadReportsTo: rows.find(({ id }) => id === lead.id)?.manager ?? null,
    reports: rows.filter(isNew).length,
  };
}

async function inCycle(
  trx: Trx,
  of: {
    id: string;
    cycle: string;
    keyResults: number;
    those: Those;
    apart: number;
    goals: ReadonlyArray<{ cycleId: string; keyResults: number; handed: number }>;
    now: Date;
  },
): Promise<SplitInCycle> {
  const { id, cycle, those, apart, now } = of;
  const gone = of.goals.find(({ cycleId }) => cycleId === id) ?? { keyResults: 0, handed: 0 };
  const joined = await joinedOf(trx, id, those.ids, now);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from member
    where cycle_id = ${id} and part = 'participant' and person_id = any(${[...those.ids]}::uuid[])`.execute(
    trx,
  );
  return {
    ...{ cycle, apart, joined, keyResults: gone.keyResults, handed: gone.handed },
    people: Math.max(0, (rows[0]?.n ?? 0) - apart - joined),
    staying: of.keyResults - gone.keyResults,
  };
}
