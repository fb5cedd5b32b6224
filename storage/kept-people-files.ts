import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import { isUuid } from '#domain/uuid.ts';
import type { StoreDeps } from './deps.ts';

/** How long a file waits for the press that imports it. */
export const KEPT_MINUTES = 30;
/** Of files that nobody imports, no more than these wait at a time. */
const MOST_KEPT = 10;

/** Keeps a file from its preview to its import. @returns the id under which it is found again. */
export async function keepPeopleFile(
  { db, clock }: StoreDeps,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<string> {
  const now = clock.now();
  const { id } = await db
    .insertInto('keptPeopleFile')
    .values({ name, bytes: Buffer.from(bytes), keptUntil: new Date(now.getTime() + KEPT_MINUTES * 60_000) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`delete from kept_people_file where id in
    (select id from kept_people_file where id <> ${id} order by kept_until desc offset ${MOST_KEPT - 1})`.execute(
    db,
  );
  return id;
}

/** @returns the file. @throws DomainError `file-gone` when it was imported, is too old or never was there. */
export async function readKeptFile(
  { db, clock }: StoreDeps,
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const file = isUuid(id)
    ? await db
        .selectFrom('keptPeopleFile')
        .select(['name', 'bytes'])
        .where('id', '=', id)
        .where('keptUntil', '>', clock.now())
        .executeTakeFirst()
    : undefined;
  if (file) return file;
  throw new DomainError({
    code: 'file-gone',
    message: `This file is no longer here: it was imported, or lay here for more than ${KEPT_MINUTES} minutes.`,
    field: 'file',
    remedy: 'Choose the file again to see what an import would do now.',
    kind: 'not-found',
  });
}

/** Lets go of one file, and of those that waited too long. */
export async function forgetPeopleFiles({ db, clock }: StoreDeps, id?: string): Promise<void> {
  await sql`delete from kept_people_file where kept_until <= ${clock.now()} or id = ${id ?? null}::uuid`.execute(
    db,
  );
}
