import { sql } from 'kysely';
import type { StoreDeps } from './deps.ts';

/** How long an answer is kept for whoever asks again. */
const KEPT_MS = 24 * 3_600_000;
/** After this time a request without an answer counts as lost with the process that worked on it. */
const LOST_MS = 10 * 60_000;

/** Who asks, with which key, and a digest of what is asked. */
export interface KeyedRequest {
  actor: string;
  key: string;
  request: Buffer;
}

export interface KeptAnswer {
  status: number;
  contentType: string;
  location: string | null;
  body: string;
}

/** `new`: work on it, then keep or drop its answer. `other`: the key stands for another request. */
export type Claim = 'new' | 'running' | 'other' | KeptAnswer;

/** Claims a key for a request, so that of two that come at once one is worked on. */
export async function claimAnswer({ db, clock }: StoreDeps, asked: KeyedRequest): Promise<Claim> {
  const now = clock.now();
  const { actor, key, request } = asked;
  await sql`delete from idempotent_answer where at < ${new Date(now.getTime() - KEPT_MS)}
    or (status is null and at < ${new Date(now.getTime() - LOST_MS)})`.execute(db);
  const claimed = await db
    .insertInto('idempotentAnswer')
    .values({ actor, key, request, at: now })
    .onConflict((on) => on.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return 'new';
  const kept = await db
    .selectFrom('idempotentAnswer')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!kept) return 'running';
  if (!kept.request.equals(request)) return 'other';
  const { status, contentType, location, body } = kept;
  return status === null ? 'running' : { status, contentType: contentType ?? '', location, body: body ?? '' };
}

/** Keeps the answer of a claimed request; without one the claim is given back, so that it can be asked again. */
export async function keepAnswer(
  { db }: StoreDeps,
  { actor, key }: KeyedRequest,
  answer: KeptAnswer | undefined,
): Promise<void> {
  if (answer)
    await db
      .updateTable('idempotentAnswer')
      .set(answer)
      .where('actor', '=', actor)
      .where('key', '=', key)
      .execute();
  else await db.deleteFrom('idempotentAnswer').where('actor', '=', actor).where('key', '=', key).execute();
}
