import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { API_KEY, type AskedKey, readAskedKey } from '#domain/api-key.ts';
import type { Actor } from '#domain/launch.ts';
import { type Holding, PERMISSIONS } from '#domain/permissions.ts';
import type { StoreDeps } from './deps.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

/** Noted at most once in this time. */
const NOTED_MS = 60_000;

/** A key as lists show it: without its secret, which nobody has but the program. */
export interface KeyRow {
  id: string;
  name: string;
  endsWith: string;
  scopes: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/**
 * Makes a key for a program.
 *
 * @returns the key with its secret, which is shown this once: the store keeps a digest.
 * @throws DomainError when name, scopes or days do not fit.
 */
export async function makeKey(
  { db, clock }: StoreDeps,
  { actor, ...asked }: AskedKey & { actor: Actor },
): Promise<{ id: string; name: string; secret: string; expiresAt: Date }> {
  const now = clock.now();
  const { name, scopes, expiresAt } = readAskedKey(asked, now);
  const secret = `qdk_${randomBytes(32).toString('base64url')}`;
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('apiKey')
      .values({
        name,
        digest: digestOf(secret),
        endsWith: secret.slice(-4),
        scopes,
        createdBy: actor.personId ?? null,
        createdAt: now,
        expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'key.made',
        entityKind: 'key',
        entityId: id,
        detail: {
          name,
          scopes: scopes.join(' '),
          until: expiresAt.toISOString().slice(0, 10),
          by: actor.label,
        },
      },
    ]);
    return { id, name, secret, expiresAt };
  });
}

/** @returns every key, those that work first, the newest first. */
export async function listKeys({ db, clock }: StoreDeps): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.name, k.ends_with, k.scopes, p.name as created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at
      from api_key k left join person p on p.id = k.created_by
     order by k.revoked_at is null and k.expires_at > ${clock.now()} desc, k.created_at desc, k.id`.execute(
    db,
  );
  return rows;
}

/** Takes a key away from this moment on; again, nothing changes. @returns whether there is such a key. */
export async function revokeKey(
  { db, clock }: StoreDeps,
  { keyId, actor }: { keyId: string; actor: Actor },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now();
    const key = await trx
      .selectFrom('apiKey')
      .select(['name', 'revokedAt'])
      .where('id', '=', keyId)
      .forUpdate()
      .executeTakeFirst();
    if (!key || key.revokedAt) return key !== undefined;
    await trx.updateTable('apiKey').set({ revokedAt: now }).where('id', '=', keyId).execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'key.revoked',
        entityKind: 'key',
        entityId: keyId,
        detail: { name: key.name, by: actor.label },
      },
    ]);
    return true;
  });
}

/** @returns what the program with this secret may do; undefined when the key is made up, over or revoked. */
export async function readKey(
  { db, clock }: StoreDeps,
  secret: string,
): Promise<{ keyId: string; name: string; holdings: Holding[] } | undefined> {
  if (!API_KEY.test(secret)) return undefined;
  const now = clock.now();
  const key = await db
    .selectFrom('apiKey')
    .select(['id', 'name', 'scopes', 'lastUsedAt'])
    .where('digest', '=', digestOf(secret))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  if (!key) return undefined;
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > NOTED_MS)
    await db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', key.id).execute();
  const permissions = PERMISSIONS.filter(
    (permission) => permission === 'console.open' || key.scopes.includes(permission),
  );
  return { keyId: key.id, name: key.name, holdings: [{ as: 'key', permissions, department: null }] };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
