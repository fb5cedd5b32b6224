import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { ActorKind, ReorganisationKind } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPeople } from '../people-import.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { type MergerRequest, mergeDepartments, mergeIn } from './merge.ts';
import { type SplitRequest, splitDepartment, splitIn } from './split.ts';
import { changedMeanwhile } from './try-or-do.ts';

/** What shall become of departments. */
export type Reorganisation =
  | { kind: 'merge'; request: MergerRequest }
  | { kind: 'split'; request: SplitRequest };

/** One that was asked for and waits, or could not be carried out in the end. */
export interface PlannedReorganisation {
  id: string;
  kind: ReorganisationKind;
  from: string;
  into: string;
  finalAt: Date;
  /** Why it could not be carried out; null while it waits. */
  refused: string | null;
}

const WAITING = sql`done_at is null and taken_back_at is null and refused is null`;
/** How long the page says that something could not be carried out. */
const SHOWN_DAYS = 7;

/**
 * Asks for a merger or a split: it is carried out, and announced, when its undo window has passed. Nobody notices anything
 * of one that is taken back before.
 *
 * @param input.seen what the preview showed.
 * @param input.minutes how long it can be taken back; with 0 it is done at once.
 * @returns when it is carried out, and between which departments.
 * @throws DomainError where it would do anything else by now, cannot be done, or one of its departments is planned for already.
 */
export async function planReorganisation(
  deps: StoreDeps,
  input: { plan: Reorganisation; seen: string; actor: Actor; minutes: number },
): Promise<{ from: string; into: string; finalAt: Date; done: boolean }> {
  const { plan, seen, actor, minutes } = input;
  const now = deps.clock.now();
  const tried = await carryOut(deps, plan, { actor, dryRun: minutes > 0, seen });
  const { from, into } = tried.effects;
  if (tried.seen !== seen) throw changedMeanwhile(plan.kind);
  if (tried.done) return { from, into, finalAt: now, done: true };
  const finalAt = new Date(now.getTime() + minutes * 60_000);
  await deps.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await refuseTwice(trx, [from, into]);
    const { id } = await trx
      .insertInto('reorganisation')
      .values({
        ...{ kind: plan.kind, fromPath: from, intoPath: into, askedAt: now, finalAt },
        goals: plan.kind === 'merge' ? plan.request.goals : null,
        request: JSON.stringify(plan.request),
        ...{ askedById: actor.personId ?? null, actorKind: actor.kind, actorLabel: actor.label },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await note(trx, {
      id,
      action: 'department.change-asked',
      actor,
      now,
      detail: { kind: plan.kind, from, into },
    });
  });
  return { from, into, finalAt, done: false };
}

function carryOut(
  deps: StoreDeps,
  plan: Reorganisation,
  how: { actor: Actor; dryRun: boolean; seen: string },
): Promise<{ effects: { from: string; into: string }; seen: string; done: boolean }> {
  return plan.kind === 'merge'
    ? mergeDepartments(deps, { ...how, request: plan.request })
    : splitDepartment(deps, { ...how, request: plan.request });
}

/** Two plans about one department would each do something else than was seen. */
async function refuseTwice(trx: Trx, paths: readonly string[]): Promise<void> {
  const { rows } = await sql<{ fromPath: string; intoPath: string }>`
    select from_path, into_path from reorganisation
     where ${WAITING} and (from_path = any(${[...paths]}::text[]) or into_path = any(${[...paths]}::text[])) limit 1`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) return;
  throw new DomainError({
    code: 'change-waits',
    message: `A change of "${row.fromPath}" and "${row.intoPath}" has been asked for and waits.`,
    field: 'departments',
    value: row.fromPath,
    remedy: 'Take that one back, or wait until it is done.',
    kind: 'conflict',
  });
}

/**
 * Takes back what was asked for, as long as it has not been carried out.
 *
 * @returns what it was. @throws DomainError `too-late` where it has been, or there is none.
 */
export async function takeBackReorganisation(
  deps: StoreDeps,
  { id, actor }: { id: string; actor: Actor },
): Promise<{ from: string; into: string }> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const { rows } = await sql<{ id: string; from: string; into: string }>`
      update reorganisation set taken_back_at = ${now}, request = '{}' where id::text = ${id} and ${WAITING}
      returning id, from_path as from, into_path as into`.execute(trx);
    const [row] = rows;
    if (!row)
      throw new DomainError({
        code: 'too-late',
        message: 'This has been carried out or taken back already.',
        field: 'id',
        value: id.slice(0, 80),
        remedy: 'Look at the departments as they are now.',
        kind: 'conflict',
      });
    const { from, into } = row;
    await note(trx, {
      id: row.id,
      action: 'department.change-taken-back',
      actor,
      now,
      detail: { from, into },
    });
    return { from, into };
  });
}

/** @returns what waits, and what could not be carried out lately, the newest last. */
export async function listReorganisations(db: Db, now: Date): Promise<PlannedReorganisation[]> {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000);
  const { rows } = await sql<PlannedReorganisation>`
    select id, kind, from_path as from, into_path as into, final_at, refused from reorganisation
     where ${WAITING} or refused is not null and final_at > ${since} order by final_at, id`.execute(db);
  return rows;
}

/** What waits no longer, as the rest of a statement. */
export function dueReorganisations(now: Date): RawBuilder<unknown> {
  return sql`from reorganisation where ${WAITING} and final_at <= ${now}`;
}

/** When the next one is carried out, as an expression. */
export const NEXT_REORGANISATION = sql<Date | null>`(select min(final_at) from reorganisation where ${WAITING})`;

/**
 * Carries out what can no longer be taken back, each in a transaction of its own, exactly once, whoever else sweeps. What
 * has become impossible meanwhile changes nothing and is shown to HR ops with the reason.
 *
 * @returns how many were looked at.
 */
export async function carryOutReorganisations(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<{
    id: string;
  }>`select id ${dueReorganisations(now)} order by final_at, id`.execute(deps.db);
  for (const { id } of rows) {
    try {
      await deps.db.transaction().execute((trx) => carryOutOne(trx, id, now));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await sql`update reorganisation set refused = ${error.message}, request = '{}' where id = ${id} and ${WAITING}`.execute(
        deps.db,
      );
    }
  }
  return rows.length;
}

interface Claimed {
  kind: ReorganisationKind;
  request: unknown;
  askedById: string | null;
  actorKind: ActorKind;
  actorLabel: string;
}

async function carryOutOne(trx: Trx, id: string, now: Date): Promise<void> {
  const { rows } = await sql<Claimed>`
    select kind, request, asked_by_id, actor_kind, actor_label ${dueReorganisations(now)} and id = ${id}
       for update skip locked`.execute(trx);
  const [row] = rows;
  if (!row) return;
  const actor: Actor = {
    ...{ kind: row.actorKind, label: row.actorLabel },
    ...(row.askedById ? { personId: row.askedById } : {}),
  };
  const plan = { kind: row.kind, request: row.request } as Reorganisation;
  if (plan.kind === 'merge') await mergeIn(trx, { request: plan.request, actor, now, planId: id });
  else await splitIn(trx, { request: plan.request, actor, now, planId: id });
}

async function note(
  trx: Trx,
  event: { id: string; action: string; actor: Actor; now: Date; detail: { [key: string]: string } },
): Promise<void> {
  const { id, action, actor, now, detail } = event;
  await recordAudit(trx, [
    { at: now, ...auditActor(actor), action, entityKind: 'reorganisation', entityId: id, detail },
  ]);
}
