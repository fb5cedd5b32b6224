import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { RehearsalFigures, RehearsalState } from '#domain/rehearsal/state.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db } from '../database.ts';
import type { StoreDeps } from '../deps.ts';

/** Longer without a sign of life, and whoever played it is gone. */
const SILENT_MS = 90_000;
/** A report names people: it serves the launch it was made for, and then goes. */
const KEPT_DAYS = 30;

/** A report names people and what they might do: nobody needs it once the launch is long past. */
export function outlivedRehearsals(now: Date): RawBuilder<unknown> {
  const since = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  return sql`from rehearsal where state <> 'running' and asked_at < ${since}`;
}

/** Lets go of rehearsals that have been kept long enough, with their reports. */
export async function forgetRehearsals({ db, clock }: StoreDeps): Promise<void> {
  await sql`delete ${outlivedRehearsals(clock.now())}`.execute(db);
}

export interface RehearsalRow {
  id: string;
  name: string;
  departments: string[];
  form: { [field: string]: string | string[] };
  digest: string;
  state: RehearsalState;
  share: number;
  /** The day being played. */
  day: string | null;
  askedAt: Date;
  endedAt: Date | null;
  figures: RehearsalFigures | null;
  problem: string | null;
}

const COLUMNS = [
  ...(['id', 'name', 'departments', 'form', 'digest', 'state', 'share', 'day'] as const),
  ...(['askedAt', 'endedAt', 'figures', 'problem'] as const),
] as const;

/**
 * Begins a rehearsal: one at a time in the whole product, however many consoles there are.
 *
 * @returns its id.
 * @throws DomainError `rehearsal-running` while another one is played.
 */
export async function beginRehearsal(
  { db, clock }: StoreDeps,
  plan: {
    name: string;
    departments: readonly string[];
    form: { [field: string]: string | string[] };
    digest: string;
    actor: Actor;
  },
): Promise<string> {
  const now = clock.now();
  await sql`update rehearsal set state = 'failed', ended_at = ${now}, problem = 'The console that played it is gone.'
    where state = 'running' and beat_at < ${new Date(now.getTime() - SILENT_MS)}`.execute(db);
  const { rows } = await sql<{ id: string }>`
    insert into rehearsal (name, departments, form, digest, asked_by_id, asked_at, beat_at)
    values (${plan.name}, ${[...plan.departments]}::text[], ${JSON.stringify(plan.form)}::jsonb, ${plan.digest},
            ${plan.actor.personId ?? null}, ${now}, ${now})
    on conflict do nothing returning id`.execute(db);
  const [row] = rows;
  if (row) return row.id;
  throw new DomainError({
    code: 'rehearsal-running',
    message: 'Another rehearsal is being played at the moment.',
    field: 'rehearsal',
    remedy: 'It takes a few minutes: try again then, or cancel that one.',
    kind: 'conflict',
  });
}

/** Notes how far it is. @returns whether it still goes on; false once it has been cancelled. */
export async function noteProgress(
  { db, clock }: StoreDeps,
  id: string,
  at: { share: number; day: string | null },
): Promise<boolean> {
  const share = Math.min(1, Math.max(0, at.share));
  const { numUpdatedRows } = await db
    .updateTable('rehearsal')
    .set({ share, day: at.day, beatAt: clock.now() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends it, if nobody has yet: a later word changes nothing. */
export async function endRehearsal(
  { db, clock }: StoreDeps,
  id: string,
  end:
    | { state: 'done'; figures: RehearsalFigures; report: string }
    | { state: 'failed'; problem: string }
    | { state: 'cancelled' },
): Promise<void> {
  const found = end.state === 'done' ? { figures: JSON.stringify(end.figures), report: end.report } : {};
  await db
    .updateTable('rehearsal')
    .set({
      ...{ state: end.state, endedAt: clock.now(), ...found },
      ...(end.state === 'failed' ? { problem: end.problem } : {}),
      ...(end.state === 'done' ? { share: 1 } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** @returns the rehearsal without its report. @throws DomainError `unknown-rehearsal` */
export async function readRehearsal(db: Db, id: string): Promise<RehearsalRow> {
  const row = isUuid(id)
    ? await db.selectFrom('rehearsal').select(COLUMNS).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (row) return row;
  throw new DomainError({
    code: 'unknown-rehearsal',
    message: 'There is no such rehearsal.',
    field: 'rehearsal',
    remedy: `It may be older than ${KEPT_DAYS} days: rehearse the plan again.`,
    kind: 'not-found',
  });
}

/** @returns the report as an HTML document; undefined before the end. */
export async function readRehearsalReport(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('rehearsal').select('report').where('id', '=', id).executeTakeFirst();
  return row?.report ?? undefined;
}

/** @returns the newest rehearsals of a cycle by this name, the newest first. */
export async function listRehearsals(db: Db, name: string): Promise<RehearsalRow[]> {
  return db
    .selectFrom('rehearsal')
    .select(COLUMNS)
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(3)
    .execute();
}
