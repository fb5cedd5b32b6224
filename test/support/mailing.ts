import { pino } from 'pino';
import { readLinkKeys, signToken } from '#domain/action-token.ts';
import type { Db } from '#storage/database.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';

export const LINK_KEYS = readLinkKeys(`t:${Buffer.alloc(32, 7).toString('base64url')}`);
export const BASE_URL = 'http://my.example.test';
export const quietLogger = pino({ level: 'silent' });

/** @returns the path of a task's page for its person, with a link that lives `days` days from now. */
export async function linkPath(db: Db, now: Date, taskId: string, days = 20): Promise<string> {
  const { personId } = await db
    .selectFrom('task')
    .select('personId')
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  const [link] = await db.transaction().execute((trx) => issueLinks(trx, [{ taskId, personId, expiresAt }]));
  if (!link) throw new Error('no link');
  return `/t/${signToken(LINK_KEYS, { linkId: link.id, personId, version: link.version })}`;
}
