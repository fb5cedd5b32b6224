import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { PHASES, type Phase } from '#domain/kinds.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type ConcernProgress, readConcernProgress } from '#storage/repositories/concerns.ts';
import { countInbound } from '#storage/repositories/inbound-counts.ts';

/** The quarter in figures, as `summary.json` holds it; each one is read from the database at the end. */
export interface Summary {
  people: number;
  cohorts: number;
  mailsByKind: Record<string, number>;
  tasksByKindAndEndState: Record<string, Record<string, number>>;
  objectivesByState: Record<string, number>;
  meanScore: number | null;
  checkInParticipationByWeek: Array<{ week: number; asked: number; done: number; share: number }>;
  phases: Array<{
    phase: Phase;
    opensAt: string;
    closesAt: string;
    tasks: number;
    mails: number;
    auditEvents: number;
  }>;
  /** Replies by mail that counted, in whose number formats, and that were unclear and answered. */
  replies: { recorded: number; formats: string[]; unclear: number };
  concerns: ConcernProgress;
  finalPhase: string;
  temporalActions: number;
  temporalActionsPerPerson: number;
  wallSeconds: number;
}

/** @param client to count what Temporal would bill; see `countActions`. */
export async function summarise(
  { db, clock }: StoreDeps,
  input: { cycleId: string; client: Client; wallSeconds: number },
): Promise<Summary> {
  const { cycleId } = input;
  const counts = await sql<{ people: number; cohorts: number; state: string; meanScore: number | null }>`
    select (select count(*)::int from member where cycle_id = c.id and part = 'participant') as people,
           (select count(*)::int from cohort where cycle_id = c.id) as cohorts, c.state,
           (select avg(objective_score) from (
              select avg(s.score) as objective_score from score s join key_result k on k.id = s.key_result_id
                join objective o on o.id = k.objective_id join okr_set t on t.id = o.okr_set_id
               where t.cycle_id = c.id group by o.id) x) as mean_score
      from cycle c where c.id = ${cycleId}`.execute(db);
  const cycle = counts.rows[0];
  if (!cycle) throw new Error(`no cycle ${cycleId}`);
  const mails = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from mail cross join unnest(kinds) as kind
     where ${cycleId} = any(cycle_ids) and state = 'sent' group by 1 order by 1`.execute(db);
  const tasks = await sql<{ kind: string; state: string; n: number }>`
    select kind, state, count(*)::int as n from task where cycle_id = ${cycleId} group by 1, 2 order by 1, 2`.execute(
    db,
  );
  const objectives = await sql<{ state: string; n: number }>`
    select s.state, count(*)::int as n from objective o join okr_set s on s.id = o.okr_set_id
     where s.cycle_id = ${cycleId} group by 1 order by 1`.execute(db);
  const weeks = await sql<{ week: number; asked: number; done: number }>`
    select ordinal as week, count(*)::int as asked, count(*) filter (where state = 'done')::int as done
      from task where cycle_id = ${cycleId} and kind = 'check-in' group by 1 order by 1`.execute(db);
  const inbound = await countInbound(db, cycleId);
  const formats = await sql<{ locale: string }>`
    select distinct p.locale from inbound_mail i join person p on p.id = i.person_id
     where i.cycle_id = ${cycleId} and i.verdict = 'recorded' order by 1`.execute(db);
  const temporalActions = await countActions(db, input.client, cycleId);
  const tasksByKindAndEndState: Summary['tasksByKindAndEndState'] = {};
  for (const { kind, state, n } of tasks.rows) {
    tasksByKindAndEndState[kind] = { ...tasksByKindAndEndState[kind], [state]: n };
  }
  const phases = await readPhases(db, cycleId);
  const { people, cohorts } = cycle;
  return {
    people,
    cohorts,
    mailsByKind: Object.fromEntries(mails.rows.map(({ kind, n }) => [kind, n])),
    tasksByKindAndEndState,
    objectivesByState: Object.fromEntries(objectives.rows.map(({ state, n }) => [state, n])),
    meanScore: cycle.meanScore === null ? null : round(cycle.meanScore),
    checkInParticipationByWeek: weeks.rows.map((row) => ({ ...row, share: round(row.done / row.asked) })),
    phases,
    replies: {
      recorded: inbound.get('recorded') ?? 0,
      formats: formats.rows.map(({ locale }) => locale),
      unclear: inbound.get('unclear') ?? 0,
    },
    concerns: await readConcernProgress(db, cycleId, clock.now()),
    finalPhase: await finalPhase(db, cycleId, cycle.state),
    temporalActions,
    temporalActionsPerPerson: round(temporalActions / Math.max(1, people)),
    wallSeconds: round(input.wallSeconds),
  };
}

async function readPhases(db: StoreDeps['db'], cycleId: string): Promise<Summary['phases']> {
  const { rows } = await sql<{
    phase: Phase;
    opensAt: Date;
    closesAt: Date;
    tasks: number;
    mails: number;
    auditEvents: number;
  }>`
    select r.phase, min(r.opens_at) as opens_at, max(r.closes_at) as closes_at,
           (select count(*)::int from task t join phase_run x on x.id = t.phase_run_id
             where x.cycle_id = ${cycleId} and x.phase = r.phase) as tasks,
           (select count(distinct n.mail_id)::int from notice n where n.cycle_id = ${cycleId} and n.phase = r.phase) as mails,
           (select count(*)::int from audit_event a where a.cycle_id = ${cycleId} and a.phase = r.phase) as audit_events
      from phase_run r where r.cycle_id = ${cycleId} group by r.phase`.execute(db);
  return rows
    .sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase))
    .map((row) => ({ ...row, opensAt: row.opensAt.toISOString(), closesAt: row.closesAt.toISOString() }));
}

async function finalPhase(db: StoreDeps['db'], cycleId: string, state: string): Promise<string> {
  if (state === 'closed' || state === 'cancelled') return state;
  const { rows } = await sql<{ phase: Phase }>`
    select distinct phase from phase_run where cycle_id = ${cycleId} and state in ('planned', 'open')`.execute(
    db,
  );
  return PHASES.find((phase) => rows.some((row) => row.phase === phase)) ?? 'celebration';
}

/** Events of a history that Temporal counts as billable actions: starts, timers, activities, signals. */
const ACTIONS = new Set([
  'workflowExecutionStartedEventAttributes',
  'timerStartedEventAttributes',
  'activityTaskScheduledEventAttributes',
  'workflowExecutionSignaledEventAttributes',
]);

async function countActions(db: StoreDeps['db'], client: Client, cycleId: string): Promise<number> {
  const cohorts = await db.selectFrom('cohort').select('id').where('cycleId', '=', cycleId).execute();
  const ids = [cycleWorkflowId(cycleId), ...cohorts.map(({ id }) => cohortWorkflowId(cycleId, id))];
  let actions = 0;
  for (const id of ids) {
    const { events } = await client.workflow.getHandle(id).fetchHistory();
    for (const event of events ?? []) {
      if (Object.keys(event).some((key) => ACTIONS.has(key) && Reflect.get(event, key))) actions += 1;
    }
  }
  return actions;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
