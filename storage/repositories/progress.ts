import { sql } from 'kysely';
import { type MailState, PHASES, type Phase, type TaskKind } from '#domain/kinds.ts';
import { estimatedEnd } from '#domain/mail-rate.ts';
import type { Db } from '../database.ts';
import { listSuppressions, type Suppression } from '../suppression.ts';
import { liesIn, type Within } from '../within.ts';
import { type ConcernProgress, readConcernProgress } from './concerns.ts';
import { type CycleRow, listCycles } from './cycles.ts';
import { type DependencyProgress, readDependencyProgress } from './dependencies.ts';
import { type GoalExceptions, readGoalExceptions } from './goal-exceptions.ts';
import { countInbound } from './inbound-counts.ts';
import { listByPolicy, type OutstandingCount, type OutstandingTask } from './outstanding.ts';

/** How many tasks are in which state; `late` ones are open and past their due time. */
export interface TaskCounts {
  open: number;
  done: number;
  missed: number;
  cancelled: number;
  late: number;
}

export interface PhaseProgress {
  phase: Phase;
  /** Runs of this phase, one a cohort, or one in all where it belongs to the whole cycle. */
  planned: number;
  open: number;
  closed: number;
  cancelled: number;
  /** When the first of its runs opened or will open, and when the last one closed or will close. */
  opensAt: Date;
  closesAt: Date;
  /** The same as days where the runs are: midnight in Los Angeles is the next morning elsewhere. */
  opensOn: string;
  closesOn: string;
  tasks: TaskCounts;
}

export interface DepartmentProgress {
  id: string;
  path: string;
  people: number;
  /** The phases that are open for its people. */
  openPhases: Phase[];
  nextDeadline: Date | null;
  tasks: TaskCounts;
}

export interface CycleProgress extends CycleRow {
  phases: PhaseProgress[];
  tasksByKind: Array<{ kind: TaskKind } & TaskCounts>;
  departments: DepartmentProgress[];
  mails: Record<MailState, number>;
  /** When the last waiting mail will have left at the present speed; null when none waits or none has left lately. */
  mailsGoneAt: Date | null;
  /** Who is late, the longest first, where the policy allows lists by name. */
  late: OutstandingTask[];
  /** The same in numbers where it does not. */
  lateUnnamed: OutstandingCount[];
  /** What departments ask of each other. */
  dependencies: DependencyProgress;
  goals: GoalExceptions;
  replies: ReplyProgress;
  concerns: ConcernProgress;
  /** Addresses of its people that take no mail. */
  undelivered: Suppression[];
}

/** What became of replies by mail: those that counted, those that were unclear, those from another address. */
export interface ReplyProgress {
  recorded: number;
  unclear: number;
  foreignSender: number;
}

interface Group extends TaskCounts {
  phase: Phase;
  kind: TaskKind;
  departmentId: string | null;
}

const LATE_SHOWN = 25;

/**
 * @returns a cycle's progress, counted in the database in a handful of grouped scans over the tasks of its phases;
 *   nothing is read person by person. Undefined when there is no such cycle.
 * @param within keeps what belongs to these departments and those below; dates and mails are those of the whole cycle.
 */
export async function readProgress(
  db: Db,
  cycleId: string,
  now: Date,
  within?: Within,
): Promise<CycleProgress | undefined> {
  const [cycle] = await listCycles(db, cycleId);
  if (!cycle) return undefined;
  const [groups, phases, departments, mails, late, dependencies, inbound, undelivered, goals, concerns] =
    await Promise.all([
      countTasks(db, cycleId, now, within),
      readPhases(db, cycleId),
      readDepartments(db, cycleId, within),
      countMails(db, cycleId, now),
      listByPolicy(db, { cycleId, now, lateOnly: true, limit: LATE_SHOWN, within }),
      readDependencyProgress(db, cycleId, within),
      countInbound(db, cycleId),
      listSuppressions(db, cycleId, within),
      readGoalExceptions(db, cycleId, within),
      readConcernProgress(db, cycleId, now),
    ]);
  const inPhase = sumBy(groups, (group) => group.phase);
  const ofKind = sumBy(groups, (group) => group.kind);
  const inDepartment = sumBy(groups, (group) => group.departmentId);
  return {
    ...cycle,
    phases: phases.map((phase) => ({ ...phase, tasks: inPhase.get(phase.phase) ?? none() })),
    tasksByKind: [...ofKind].map(([kind, counts]) => ({ kind, ...counts })),
    departments: departments.map((each) => ({ ...each, tasks: inDepartment.get(each.id) ?? none() })),
    mails: mails.byState,
    mailsGoneAt: mails.goneAt,
    late: late.named,
    lateUnnamed: late.unnamed,
    dependencies,
    replies: {
      recorded: inbound.get('recorded') ?? 0,
      unclear: inbound.get('unclear') ?? 0,
      foreignSender: inbound.get('foreign-sender') ?? 0,
    },
    undelivered,
    goals,
    // Concerns are counted for the whole; a part of few people would say whose they are.
    concerns: within ? NO_CONCERNS : concerns,
  };
}

async function countTasks(db: Db, cycleId: string, now: Date, within: Within): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select r.phase, t.kind, c.department_id,
           coalesce(sum(t.n) filter (where t.state = 'open'), 0)::int as open, coalesce(sum(t.n) filter (where t.state = 'done'), 0)::int as done,
           coalesce(sum(t.n) filter (where t.state = 'missed'), 0)::int as missed,
           coalesce(sum(t.n) filter (where t.state = 'cancelled'), 0)::int as cancelled, sum(t.late)::int as late
      from phase_run r
      cross join lateral (
        select kind, state, count(*) as n, count(*) filter (where state = 'open' and due_at < ${now}) as late
          from task where task.phase_run_id = r.id group by kind, state) t
      left join cohort c on c.id = r.cohort_id ${within ? sql`join department d on d.id = c.department_id` : sql``}
     where r.cycle_id = ${cycleId} and ${liesIn(sql`d.path`, within)}
     group by r.phase, t.kind, c.department_id
     order by min(r.opens_at), t.kind`.execute(db);
  return rows;
}

async function readPhases(db: Db, cycleId: string): Promise<Omit<PhaseProgress, 'tasks'>[]> {
  const { rows } = await sql<Omit<PhaseProgress, 'tasks'>>`
    select phase, count(*) filter (where state = 'planned')::int as planned,
           count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'closed')::int as closed,
           count(*) filter (where state = 'cancelled')::int as cancelled,
           min(opens_at) as opens_at, max(closes_at) as closes_at,
           to_char(min(opens_at at time zone time_zone), 'YYYY-MM-DD') as opens_on,
           to_char(max(closes_at at time zone time_zone), 'YYYY-MM-DD') as closes_on
      from (select r.phase, r.state, coalesce(co.time_zone, c.time_zone) as time_zone,
                   coalesce(r.opened_at, r.opens_at) as opens_at, coalesce(r.closed_at, r.closes_at) as closes_at
              from phase_run r join cycle c on c.id = r.cycle_id left join cohort co on co.id = r.cohort_id
             where r.cycle_id = ${cycleId}) run
     group by phase`.execute(db);
  return rows.sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
}

async function readDepartments(
  db: Db,
  cycleId: string,
  within: Within,
): Promise<Omit<DepartmentProgress, 'tasks'>[]> {
  const { rows } = await sql<Omit<DepartmentProgress, 'tasks'>>`
    with people as (
      select c.department_id, count(*)::int as people
        from member m join cohort c on c.id = m.cohort_id
       where m.cycle_id = ${cycleId} and m.part = 'participant' group by c.department_id),
    runs as (
      select c.department_id, coalesce(array_agg(distinct r.phase) filter (where r.state = 'open'), '{}') as open_phases,
             min(r.closes_at) filter (where r.state = 'open') as next_deadline
        from phase_run r join cohort c on c.id = r.cohort_id where r.cycle_id = ${cycleId} group by c.department_id)
    select d.id, d.path, coalesce(people.people, 0) as people, runs.open_phases, runs.next_deadline
      from runs join department d on d.id = runs.department_id left join people on people.department_id = d.id
     where ${liesIn(sql`d.path`, within)} order by d.path`.execute(db);
  return rows;
}

/** How long the present speed of mails is looked at. */
const LATELY_MS = 5 * 60_000;

async function countMails(
  db: Db,
  cycleId: string,
  now: Date,
): Promise<{ byState: Record<MailState, number>; goneAt: Date | null }> {
  const { rows } = await sql<{ state: MailState; n: number; lately: number }>`
    select state, count(*)::int as n, count(*) filter (where sent_at > ${new Date(now.getTime() - LATELY_MS)})::int as lately
      from mail where cycle_ids @> array[${cycleId}::uuid] group by state`.execute(db);
  const byState: Record<MailState, number> = { pending: 0, sent: 0, failed: 0, unknown: 0, suppressed: 0 };
  for (const { state, n } of rows) byState[state] = n;
  const sentLately = rows.find(({ state }) => state === 'sent')?.lately ?? 0;
  const waiting = byState.pending;
  const goneAt = waiting > 0 ? estimatedEnd({ waiting, sentLately, overMs: LATELY_MS }, now) : null;
  return { byState, goneAt };
}

const NO_CONCERNS: ConcernProgress = { raised: 0, open: 0, overdue: 0, answered: 0, inTime: 0 };

const none = (): TaskCounts => ({ open: 0, done: 0, missed: 0, cancelled: 0, late: 0 });

/** @returns the counts of the groups added up by a key, in the order in which the keys first appear. */
function sumBy<Key>(groups: readonly Group[], keyOf: (group: Group) => Key): Map<Key, TaskCounts> {
  const sums = new Map<Key, TaskCounts>();
  for (const group of groups) {
    const sum = sums.get(keyOf(group)) ?? none();
    sum.open += group.open;
    sum.done += group.done;
    sum.missed += group.missed;
    sum.cancelled += group.cancelled;
    sum.late += group.late;
    sums.set(keyOf(group), sum);
  }
  return sums;
}
