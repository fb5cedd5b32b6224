import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Role } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import { type Holding, holdingsOf } from '#domain/permissions.ts';
import type { Db, Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

/** How long a console session stays open without being used. */
export const IDLE_MS = 30 * 60_000;
/** Noted at most once in this time, so that reading pages does not write all the time. */
const NOTED_MS = 60_000;

/** A person signed in to the console, and what they may do there. */
export interface ConsoleVisitor {
  sessionId: string;
  personId: string;
  name: string;
  holdings: Holding[];
}

interface HeldRoles {
  role: Role;
  leads: string[];
  grants: Array<{ role: Role; department: string | null; expiresAt: string | null }>;
}

const HELD = sql`
  p.role,
  coalesce((select jsonb_agg(d.path order by d.path) from department d where d.lead_id = p.id), '[]') as leads,
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'department', gd.path, 'expiresAt', g.expires_at))
              from access_grant g left join department gd on gd.id = g.department_id
             where g.person_id = p.id and g.ended_at is null), '[]') as grants`;

/** @returns who holds the console session with this digest, unless it ended, grew too old or lay idle too long. */
export async function readConsoleSession(
  { db, clock }: StoreDeps,
  secret: Buffer,
): Promise<ConsoleVisitor | undefined> {
  const now = clock.now();
  const { rows } = await sql<Omit<ConsoleVisitor, 'holdings'> & HeldRoles & { seenAt: Date }>`
    select s.id as session_id, s.seen_at, p.id as person_id, p.name, ${HELD}
      from session s join person p on p.id = s.person_id
     where s.secret = ${secret} and s.place = 'console' and s.ended_at is null and s.expires_at > ${now}
       and s.seen_at > ${new Date(now.getTime() - IDLE_MS)} and p.state <> 'left'`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  if (now.getTime() - row.seenAt.getTime() > NOTED_MS)
    await db.updateTable('session').set({ seenAt: now }).where('id', '=', row.sessionId).execute();
  const { sessionId, personId, name } = row;
  return { sessionId, personId, name, holdings: heldAt(row, now) };
}

/** @returns what a person may do at the moment. */
export async function readHoldings({ db, clock }: StoreDeps, personId: string): Promise<Holding[]> {
  const { rows } = await sql<HeldRoles>`
    select ${HELD} from person p where p.id = ${personId} and p.state <> 'left'`.execute(db);
  const [row] = rows;
  return row ? heldAt(row, clock.now()) : [];
}

function heldAt({ role, leads, grants }: HeldRoles, now: Date): Holding[] {
  const dated = grants.map((grant) => ({
    ...grant,
    expiresAt: grant.expiresAt === null ? null : new Date(grant.expiresAt),
  }));
  return holdingsOf({ role, leads, grants: dated }, now);
}

/** A role in force, for the list of who has which. */
export interface GrantRow {
  id: string;
  personId: string;
  name: string;
  role: Role;
  department: string | null;
  expiresAt: Date | null;
  grantedAt: Date;
  /** Null when it was given with the printed token. */
  grantedBy: string | null;
}

/** @returns the roles given beside the people file that are in force, by name. */
export async function listGrants({ db, clock }: StoreDeps): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select g.id, g.person_id, p.name, g.role, d.path as department, g.expires_at, g.granted_at, by.name as granted_by
      from access_grant g join person p on p.id = g.person_id and p.state <> 'left'
      left join department d on d.id = g.department_id left join person by on by.id = g.granted_by
     where g.ended_at is null and (g.expires_at is null or g.expires_at > ${clock.now()})
     order by p.name, g.role, d.path, g.id`.execute(db);
  return rows;
}

/** @returns who has a role in the console by the people file. */
export async function listRoleHolders(
  db: Db,
): Promise<Array<{ personId: string; name: string; role: Role }>> {
  return db
    .selectFrom('person')
    .select(['id as personId', 'name', 'role'])
    .where('role', 'in', ['hr_ops', 'executive', 'auditor', 'works_council'])
    .where('state', '<>', 'left')
    .orderBy('role')
    .orderBy('name')
    .execute();
}

/** Roles that make no sense without a department, and the one that always ends. */
const LIMITED: readonly Role[] = ['lead', 'coach'];

/**
 * Gives a person a role, for a department with all below it or everywhere, for good or until a day. The same again
 * changes nothing.
 *
 * @throws DomainError when the role needs a department or an end that is missing, or the end has passed.
 */
export async function giveRole(
  { db, clock }: StoreDeps,
  input: {
    personId: string;
    role: Role;
    departmentId: string | null;
    expiresAt: Date | null;
    actor: Actor;
  },
): Promise<void> {
  const { personId, role, departmentId, expiresAt, actor } = input;
  const now = clock.now();
  if (LIMITED.includes(role) && !departmentId)
    throw incomplete('department', `A ${role} needs a department.`);
  if (role === 'coach' && !expiresAt) throw incomplete('until', 'A coach sees goals for a time only.');
  if (expiresAt && expiresAt <= now) throw incomplete('until', 'That day has passed.');
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(8, hashtext(${personId}))`.execute(trx);
    const same = await trx
      .selectFrom('accessGrant')
      .select('id')
      .where('personId', '=', personId)
      .where('role', '=', role)
      .where('departmentId', 'is not distinct from', departmentId)
      .where('expiresAt', 'is not distinct from', expiresAt)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (same) return;
    await trx
      .insertInto('accessGrant')
      .values({
        personId,
        role,
        departmentId,
        expiresAt,
        grantedAt: now,
        grantedBy: actor.personId ?? null,
        endedAt: null,
      })
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'access.granted',
        entityKind: 'person',
        entityId: personId,
        detail: {
          role,
          department: await pathOf(trx, departmentId),
          until: expiresAt?.toISOString().slice(0, 10) ?? null,
          by: actor.label,
        },
      },
    ]);
  });
}

/** Ends a role and the console sessions of who had it; one that is over is no mistake. */
export async function endRole(
  { db, clock }: StoreDeps,
  { grantId, actor }: { grantId: string; actor: Actor },
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('accessGrant')
      .set({ endedAt: now })
      .where('id', '=', grantId)
      .where('endedAt', 'is', null)
      .returning(['personId', 'role', 'departmentId'])
      .executeTakeFirst();
    if (!ended) return;
    await trx
      .updateTable('session')
      .set({ endedAt: now })
      .where('personId', '=', ended.personId)
      .where('place', '=', 'console')
      .where('endedAt', 'is', null)
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'access.ended',
        entityKind: 'person',
        entityId: ended.personId,
        detail: { role: ended.role, department: await pathOf(trx, ended.departmentId), by: actor.label },
      },
    ]);
  });
}

/** The trail names departments as people know them. */
async function pathOf(trx: Trx, departmentId: string | null): Promise<string | null> {
  if (departmentId === null) return null;
  const found = await trx
    .selectFrom('department')
    .select('path')
    .where('id', '=', departmentId)
    .executeTakeFirst();
  return found?.path ?? null;
}

/** Records that somebody signed in with the printed token: whoever may, it should be rare. */
export async function recordTokenUse({ db, clock }: StoreDeps): Promise<void> {
  await db
    .transaction()
    .execute((trx) =>
      recordAudit(trx, [
        { at: clock.now(), actorKind: 'token', action: 'console.opened-by-token', entityKind: 'console' },
      ]),
    );
}

function incomplete(field: string, message: string): DomainError {
  const remedy =
    field === 'department'
      ? 'Choose one; what is below it belongs to it.'
      : 'Write a day that is still to come.';
  return new DomainError({ code: 'incomplete-role', message, field, value: '', remedy });
}
