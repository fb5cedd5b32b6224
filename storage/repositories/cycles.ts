import { sql } from 'kysely';
import type { CycleKind, CycleState, Phase } from '#domain/kinds.ts';
import type { Db } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

export interface CycleRow {
  id: string;
  name: string;
  kind: CycleKind;
  period: string;
  startsOn: string;
  endsOn: string;
  state: CycleState;
  timeZone: string;
  version: number;
  launchedAt: Date;
  pausedAt: Date | null;
  closedAt: Date | null;
  participants: number;
  cohorts: number;
  /** Phases that are open in some cohort, in no particular order. */
  openPhases: Phase[];
  /** When the next phase of some cohort closes, or opens when none is open; null when nothing is to come. */
  nextDeadline: Date | null;
  nextOpening: Date | null;
}

/** @returns the cycles, running ones first, then the newest; or the one with this id. @param within keeps those in which one of these departments takes part. */
export async function listCycles(db: Db, cycleId?: string, within?: Within): Promise<CycleRow[]> {
  const { rows } = await sql<CycleRow>`
    select c.id, c.name, c.kind, c.period, c.starts_on, c.ends_on, c.state, c.time_zone, c.version, c.launched_at,
           c.paused_at, c.closed_at,
           (select count(*)::int from member m where m.cycle_id = c.id and m.part = 'participant') as participants,
           (select count(*)::int from cohort where cohort.cycle_id = c.id) as cohorts,
           p.open_phases, p.next_deadline, p.next_opening
      from cycle c
      cross join lateral (
        select coalesce(array_agg(distinct phase) filter (where state = 'open'), '{}') as open_phases,
               min(closes_at) filter (where state = 'open') as next_deadline,
               min(opens_at) filter (where state = 'planned') as next_opening
          from phase_run where phase_run.cycle_id = c.id) p
     where (${cycleId ?? null}::uuid is null or c.id = ${cycleId ?? null}::uuid)
       and ${within ? sql`exists (select 1 from cohort o join department d on d.id = o.department_id where o.cycle_id = c.id and ${liesIn(sql`d.path`, within)})` : sql`true`}
     order by array_position(array['running', 'paused', 'closed', 'cancelled'], c.state), c.launched_at desc, c.id`.execute(
    db,
  );
  return rows;
}

/** @returns how often a cycle was changed by command, by its key; undefined when there is no such cycle. */
export async function readCycleVersion(db: Db, cycleId: string): Promise<number | undefined> {
  const row = await db.selectFrom('cycle').select('version').where('id', '=', cycleId).executeTakeFirst();
  return row?.version;
}

export interface AuditRow {
  id: number;
  at: Date;
  actorKind: string;
  /** The name of the person or the key that acted, where one did. */
  actor: string | null;
  /** For whom, where it was done in somebody's place. */
  onBehalfOf: string | null;
  action: string;
  phase: Phase | null;
  entityKind: string;
  entityId: string | null;
  detail: unknown;
}

/**
 * @param page events older than `before`, the newest first, at most `limit`.
 * @returns what happened in a cycle.
 */
export async function listAudit(
  db: Db,
  cycleId: string,
  page: { limit: number; before?: number | undefined },
): Promise<AuditRow[]> {
  let query = db
    .selectFrom('auditEvent')
    .leftJoin('person', 'person.id', 'auditEvent.actorId')
    .leftJoin('apiKey', 'apiKey.id', 'auditEvent.actorId')
    .select([
      'auditEvent.id',
      'at',
      'actorKind',
      // What was said in confidence is between two; the trail says that it was said.
      sql<
        string | null
      >`case when not exists (select 1 from concern c where audit_event.entity_kind = 'concern'
          and c.id = audit_event.entity_id and c.confidential and c.raiser_id = audit_event.actor_id)
        then coalesce(person.name, api_key.name) end`.as('actor'),
      sql<
        string | null
      >`(select x.name from person x where x.id::text = audit_event.detail ->> 'onBehalfOf')`.as(
        'onBehalfOf',
      ),
      'action',
      'phase',
      'entityKind',
      'entityId',
      'detail',
    ])
    .where('cycleId', '=', cycleId);
  if (page.before !== undefined) query = query.where('auditEvent.id', '<', page.before);
  return query.orderBy('auditEvent.id', 'desc').limit(page.limit).execute();
}
