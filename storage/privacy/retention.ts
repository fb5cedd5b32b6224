import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { readHold } from '#domain/privacy/hold.ts';
import type { Db } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { readPilotReport } from '../pilots/report.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { forgetCycle } from './forget-cycle.ts';

/** As long as contents are kept where no policy says so. */
const MONTHS = 36;

/** The shortest time that holds for anybody in a cycle `c`, in months: what one department protects is not kept for another's sake. */
const MONTHS_OF = sql`coalesce((
  select min((cycle_policy_value(c.id, 'retention-months', co.department_id, co.country) #>> '{}')::int)
    from cohort co where co.cycle_id = c.id), ${sql.lit(MONTHS)})`;

/** Cycles `c` whose end has no date for their contents yet, or whose date has come, as the rest of a statement. */
export function dueRetentions(now: Date): RawBuilder<unknown> {
  return sql`from cycle c left join retention r on r.cycle_id = c.id
     where c.closed_at is not null
       and (r.cycle_id is null or r.erased_at is null and coalesce(r.held_until, r.erase_at) <= ${now})`;
}

/**
 * Gives each cycle that has ended the day on which its personal contents are erased, and erases those whose day has come.
 * Asked by the sweep, by any number of workers. One that cannot be erased keeps no other.
 *
 * @returns how many cycles were erased.
 * @throws AggregateError after all others are erased, when one could not be.
 */
export async function carryOutRetention(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  await sql`
    insert into retention (cycle_id, erase_at)
    select c.id, c.closed_at + make_interval(months => ${MONTHS_OF})
      from cycle c where c.closed_at is not null on conflict do nothing`.execute(deps.db);
  const { rows } = await sql<{ id: string }>`select c.id ${dueRetentions(now)} order by c.closed_at`.execute(
    deps.db,
  );
  let erased = 0;
  const failures: unknown[] = [];
  for (const { id } of rows) {
    try {
      erased += (await eraseOne(deps, id, now)) ? 1 : 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `cycles that could not be erased: ${failures.length}`);
  return erased;
}

async function eraseOne(deps: StoreDeps, cycleId: string, now: Date): Promise<boolean> {
  return deps.db.transaction().execute(async (trx) => {
    const claimed = await sql`select 1 from retention
      where cycle_id = ${cycleId} and erased_at is null and coalesce(held_until, erase_at) <= ${now}
        for update skip locked`.execute(trx);
    if (claimed.rows.length === 0) return false;
    const { quality, lessons } = await readPilotReport(trx, cycleId, now);
    const { people, rows } = await forgetCycle(trx, { cycleId, now });
    await trx
      .updateTable('retention')
      .set({ erasedAt: now, people, rows })
      .where('cycleId', '=', cycleId)
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'system',
        action: 'retention.carried-out',
        cycleId,
        entityKind: 'cycle',
        entityId: cycleId,
        detail: {
          ...{ people, rows, lessons: lessons.written },
          submittedObjectives: quality.submitted.objectives,
          submittedSound: quality.submitted.sound,
          agreedObjectives: quality.agreed.objectives,
          agreedSound: quality.agreed.sound,
        },
      },
    ]);
    return true;
  });
}

/** When the personal contents of a cycle are erased. */
export interface RetentionOfCycle {
  months: number;
  /** Null while it goes on. */
  eraseAt: Date | null;
  heldUntil: Date | null;
  holdReason: string;
  heldBy: string | null;
  erasedAt: Date | null;
  /** What was erased. */
  people: number;
  rows: number;
}

/** @returns by cycle when its contents are erased; of all that are asked for. */
export async function readRetentions(
  db: Db,
  cycleIds: readonly string[],
): Promise<Map<string, RetentionOfCycle>> {
  const { rows } = await sql<RetentionOfCycle & { id: string }>`
    select c.id, ${MONTHS_OF} as months,
           coalesce(r.erase_at, c.closed_at + make_interval(months => ${MONTHS_OF})) as erase_at,
           r.held_until, coalesce(r.hold_reason, '') as hold_reason, p.name as held_by, r.erased_at,
           coalesce(r.people, 0) as people, coalesce(r.rows, 0) as rows
      from cycle c left join retention r on r.cycle_id = c.id left join person p on p.id = r.held_by
     where c.id = any(${[...cycleIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...retention }) => [id, retention]));
}

/**
 * Postpones the erasure of a cycle's contents, or brings it back to a day that is not before the planned one.
 *
 * @throws DomainError for a day or reason that does not fit, a cycle that goes on, or one that is erased.
 */
export async function holdRetention(
  deps: StoreDeps,
  input: { cycleId: string; until: string; reason: string; actor: Actor },
): Promise<{ until: Date }> {
  const { db, clock } = deps;
  const { cycleId, actor } = input;
  const now = clock.now();
  await sql`
    insert into retention (cycle_id, erase_at)
    select c.id, c.closed_at + make_interval(months => ${MONTHS_OF})
      from cycle c where c.id = ${cycleId} and c.closed_at is not null on conflict do nothing`.execute(db);
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('retention')
      .selectAll()
      .where('cycleId', '=', cycleId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw conflict('still-running', 'This cycle goes on, so nothing of it is about to be erased.');
    if (row.erasedAt)
      throw conflict('already-erased', 'The personal contents of this cycle are erased already.');
    const { until, reason } = readHold(input, { eraseAt: row.eraseAt, now });
    await trx
      .updateTable('retention')
      .set({ heldUntil: until, holdReason: reason, heldBy: actor.personId ?? null, heldAt: now })
      .where('cycleId', '=', cycleId)
      .execute();
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'retention.postponed',
        cycleId,
        entityKind: 'cycle',
        entityId: cycleId,
        detail: { until: until.toISOString().slice(0, 10), by: actor.label },
        content: { reason },
      },
    ]);
    return { until };
  });
}

function conflict(code: string, message: string): DomainError {
  return new DomainError({
    code,
    message,
    field: 'until',
    remedy: 'Look at the cycle’s page for how its contents stand.',
    kind: 'conflict',
  });
}
