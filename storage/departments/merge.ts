import { sql } from 'kysely';
import { checkMerger, type MergedGoals, type MergerEffects } from '#domain/departments/merger.ts';
import { type Actor, findDepartments } from '#domain/launch.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPeople } from '../people-import.ts';
import { updateDepartmentLeads } from '../people-writes.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { joinRunningCycles } from '../presence/join.ts';
import { followNewLines, readLines } from '../presence/new-line.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { listLiveDepartments } from '../repositories/live-departments.ts';
import { announce } from './announce.ts';
import { closeGoals, handGoalsOver, readCycles } from './goals.ts';
import { keepPolicies, readPolicies } from './policies.ts';
import { moveBelow } from './tree.ts';
import { type Done, tryOrDo } from './try-or-do.ts';

export interface MergerRequest {
  /** Name or path of the department that becomes part of the other one. */
  from: string;
  into: string;
  goals: MergedGoals;
}

export type Merger = Done<MergerEffects>;

/**
 * One department becomes part of another one, in mid-cycle or not: its people move, its lead's duties pass on, its goals
 * run on or end. Carried out in one transaction; a preview takes it back in the same breath (decision 22).
 *
 * @param input.seen what the preview showed; left out, it is done whatever it does.
 * @returns what it did or would do.
 */
export async function mergeDepartments(
  deps: StoreDeps,
  input: { request: MergerRequest; actor: Actor; dryRun: boolean; seen?: string | undefined },
): Promise<Merger> {
  return tryOrDo(deps, { ...input, verb: 'merge' }, (trx, now) =>
    mergeIn(trx, { request: input.request, actor: input.actor, now }),
  );
}

/**
 * The same within a transaction of the caller's.
 *
 * @param input.planId of what was asked for before and waited; null for what is done at once.
 */
export async function mergeIn(
  trx: Trx,
  {
    request,
    actor,
    now,
    planId = null,
  }: { request: MergerRequest; actor: Actor; now: Date; planId?: string | null },
): Promise<MergerEffects> {
  await lockPeople(trx);
  const { goals } = request;
  const all = await listLiveDepartments(trx);
  const from = oneOf(findDepartments([request.from], all, 'from'));
  const into = oneOf(findDepartments([request.into], all, 'into'));
  checkMerger(from, into, all);
  const cycles = await readCycles(trx, { from: from.id, into: into.id });
  await holdPhasesOpen(trx, await phasesOf(trx, cycles));
  // A department without a lead of its own is led from above: that lead steps down from nothing.
  const before = await ownLeadOf(trx, from.id);
  const stays = (await ownLeadOf(trx, into.id)) ?? before ?? (await leadOf(trx, into.id));
  const stepsDown = before && stays && before.id !== stays.id ? { from: before.id, to: stays.id } : null;
  const people = await peopleOf(trx, from.id);
  const there = await peopleOf(trx, into.id);
  const reporting = stepsDown ? await reportsOf(trx, stepsDown) : [];
  const lines = await readLines(trx, [...new Set([...people, ...reporting, ...(before ? [before.id] : [])])]);
  const policies = await readPolicies(trx, from.id);

  const moved = await moveBelow(trx, { from, into, now });
  await sql`update person set department_id = ${into.id}, updated_at = ${now} where department_id = ${from.id}`.execute(
    trx,
  );
  if (stepsDown) await stepDown(trx, { ...stepsDown, reporting, now });
  await updateDepartmentLeads(trx);
  const lead = await leadOf(trx, into.id);
  await keepPolicies(trx, policies);
  const { reviews } = await followNewLines(trx, { before: lines, now });
  const handed = lead
    ? await handGoalsOver(trx, { departmentId: from.id, to: lead.id, now })
    : { tasks: 0, reviews: 0 };
  const ended = goals === 'close' ? await closeGoals(trx, { departmentId: from.id, actor, now }) : 0;
  await joinRunningCycles(trx, { personIds: people, now });
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: 'department.merged',
      entityKind: 'department',
      entityId: from.id,
      detail: { by: actor.label, from: from.path, into: into.path, goals, people: people.length, ended },
    },
  ]);
  const counted = await countOf(trx, from.id);
  const told = await announce(trx, {
    ...{ planId, kind: 'merge', from: from.path, into, goals, actor, now },
    people: [...there, ...people, ...(before ? [before.id] : []), ...(lead ? [lead.id] : [])],
  });
  return {
    from: from.path,
    into: into.path,
    goals,
    people: people.length,
    lead: lead?.name ?? null,
    leadBefore: before?.name ?? null,
    reports: reporting.length,
    told,
    tasks: handed.tasks,
    reviews: reviews + handed.reviews,
    moved,
    cycles: await Promise.all(
      cycles.map(async ({ id, ...cycle }) => ({
        ...cycle,
        joined: await joinedOf(trx, id, people, now),
      })),
    ),
    ...counted,
  };
}

export const oneOf = <Each>([each]: readonly Each[]): Each => {
  if (each === undefined) throw new Error('no department was found, and no refusal given');
  return each;
};

interface Lead {
  id: string;
  name: string;
}

/** @returns who leads a department, be it from above. */
export async function leadOf(trx: Trx, departmentId: string): Promise<Lead | null> {
  const { rows } =
    await sql<Lead>`select p.id, p.name from department d join person p on p.id = d.lead_id and p.state <> 'left'
    where d.id = ${departmentId}`.execute(trx);
  return rows[0] ?? null;
}

/** @returns who leads a department and belongs to it. */
export async function ownLeadOf(trx: Trx, departmentId: string): Promise<Lead | null> {
  const { rows } =
    await sql<Lead>`select p.id, p.name from department d join person p on p.id = d.lead_id and p.state <> 'left'
    where d.id = ${departmentId} and p.department_id = d.id`.execute(trx);
  return rows[0] ?? null;
}

async function peopleOf(trx: Trx, departmentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where department_id = ${departmentId} and state <> 'left' order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Whoever reports to the lead who steps down and may report to the other one: nobody who stands above that one. */
async function reportsOf(trx: Trx, { from, to }: { from: string; to: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, manager_id from person where id = ${to}
      union select p.id, p.manager_id from above join person p on p.id = above.manager_id)
    select id from person where manager_id = ${from} and state <> 'left' and id not in (select id from above) order by id`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/** The lead who was reports to the one who stays, unless that would make a circle; an executive stays one. */
async function stepDown(
  trx: Trx,
  { from, to, reporting, now }: { from: string; to: string; reporting: readonly string[]; now: Date },
): Promise<void> {
  await sql`update person set manager_id = ${to}, updated_at = ${now} where id = any(${[...reporting]}::uuid[])`.execute(
    trx,
  );
  await sql`
    with recursive above as (
      select id, manager_id from person where id = ${to}
      union select p.id, p.manager_id from above join person p on p.id = above.manager_id)
    update person p set role = case when p.role = 'lead' then 'employee' else p.role end, updated_at = ${now},
           manager_id = case when p.id in (select id from above) then p.manager_id else ${to}::uuid end
     where p.id = ${from}`.execute(trx);
}

export async function phasesOf(trx: Trx, cycles: readonly { id: string }[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from phase_run where state = 'open' and cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

export async function joinedOf(
  trx: Trx,
  cycleId: string,
  people: readonly string[],
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from joiner
    where cycle_id = ${cycleId} and joined_at = ${now} and person_id = any(${[...people]}::uuid[])`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
}

export async function countOf(trx: Trx, departmentId: string): Promise<{ policies: number; roles: number }> {
  const { rows } = await sql<{ policies: number; roles: number }>`
    select (select count(*)::int from policy where department_id = ${departmentId}) as policies,
           (select count(*)::int from access_grant where department_id = ${departmentId} and ended_at is null) as roles`.execute(
    trx,
  );
  return rows[0] ?? { policies: 0, roles: 0 };
}
