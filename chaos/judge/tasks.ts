import { type RawBuilder, sql } from 'kysely';
import { linkIdOf } from '#domain/action-token.ts';
import { BESIDE_PHASES } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';

/** What a round's tasks are judged by: the rows, what people were told, and who should have heard nothing. */
export interface TaskEvidence {
  db: Db;
  /** All that were launched. */
  cycleIds: readonly string[];
  /** Links of answers that people were told are saved. */
  acknowledged: Iterable<string>;
  /** How many commands HR ops were told are carried out, the launches included. */
  commands: number;
}

/** @returns a sentence for each breach of I1, I2, I4 and I6 among tasks, phases and commands. */
export async function judgeTasks(evidence: TaskEvidence): Promise<string[]> {
  const { db } = evidence;
  const parts = await Promise.all([
    breaches(db, 'I1: has not exactly one first task and one notice of it', firstTasks(evidence.cycleIds)),
    breaches(db, 'I1: a task nobody was told about', untold()),
    breaches(db, 'I1: a task or mail for somebody who left or is away', forAbsent()),
    breaches(db, 'I4: a closed phase that closed not once, or with work open', closings()),
    breaches(db, 'I4: an answer written after its phase closed', lateAnswers()),
    breaches(db, 'I6: a state without its event, or with two', events()),
    judgeAnswers(evidence),
    judgeCommands(evidence),
  ]);
  return parts.flat();
}

async function breaches(db: Db, what: string, query: RawBuilder<{ subject: string }>): Promise<string[]> {
  const { rows } = await query.execute(db);
  return rows.map(({ subject }) => `${what}: ${subject}`);
}

function firstTasks(cycleIds: readonly string[]) {
  return sql<{ subject: string }>`
    select concat_ws(' ', m.person_id, count(distinct t.id), 'tasks', count(distinct n.id), 'notices') as subject
      from member m join person p on p.id = m.person_id and p.state = 'active'
      left join task t on t.person_id = p.id and t.cycle_id = m.cycle_id and t.kind = 'acknowledge' and t.ordinal = 0
      left join notice n on n.task_id = t.id and n.kind = 'acknowledge'
     where m.cycle_id = any(${[...cycleIds]}::uuid[]) and m.part = 'participant'
     group by m.cycle_id, m.person_id having (count(distinct t.id), count(distinct n.id)) <> (1, 1)`;
}

function untold() {
  return sql<{ subject: string }>`
    select concat_ws(' ', t.kind, t.id) as subject from task t
     where not exists (select 1 from notice n where n.task_id = t.id)`;
}

/** A notice may wait for somebody who comes back; no mail may carry it before. */
function forAbsent() {
  return sql<{ subject: string }>`
    select concat_ws(' ', 'task', t.kind, t.id) as subject from task t join person p on p.id = t.person_id and p.state <> 'active'
    union all
    select concat_ws(' ', 'notice', n.kind, n.id) from notice n join person p on p.id = n.person_id and p.state <> 'active'
     where n.mail_id is not null or p.state = 'left'`;
}

function closings() {
  return sql<{ subject: string }>`
    select concat_ws(' ', phase, id, closings, 'closings', open, 'open tasks') as subject from (
      select r.phase, r.id,
             (select count(*) from audit_event e where e.entity_id = r.id and e.action = 'phase.closed') as closings,
             (select count(*) from task t where t.phase_run_id = r.id and t.state = 'open'
                 and t.kind <> all(${[...BESIDE_PHASES]})) as open
        from phase_run r where r.state = 'closed') closed
     where closings <> 1 or open > 0`;
}

/**
 * Asks the order of events and not of times, since clocks differ: an event is written under the phase's lock, so an answer
 * that came before the closing has the smaller number.
 */
function lateAnswers() {
  return sql<{ subject: string }>`
    select concat_ws(' ', t.kind, t.id) as subject from task t
      join audit_event answered on answered.entity_id = t.id and answered.action = 'task.done'
      join audit_event closed on closed.entity_id = t.phase_run_id and closed.action = 'phase.closed'
     where t.state = 'done' and answered.id > closed.id and t.kind <> all(${[...BESIDE_PHASES]})`;
}

function events() {
  return sql<{ subject: string }>`
    select concat_ws(' ', 'task', t.kind, t.state, t.id) as subject from task t
     where (select count(*) from audit_event e where e.entity_id = t.id and e.action = 'task.opened') <> 1
        or (select count(*) from audit_event e where e.entity_id = t.id and e.action = 'task.done') <> (t.state = 'done')::int
    union all
    select concat_ws(' ', 'phase', r.phase, r.state, r.id) from phase_run r
     where (select count(*) from audit_event e where e.entity_id = r.id and e.action = 'phase.opened') <> (r.state <> 'planned')::int`;
}

async function judgeAnswers({ db, acknowledged }: TaskEvidence): Promise<string[]> {
  const ids = [...acknowledged].map((link) => linkIdOf(link.split('/t/')[1] ?? ''));
  const { rows } = await sql<{ kind: string | null; id: string; state: string | null; events: number }>`
    select t.kind, given.id, t.state,
           (select count(*)::int from audit_event e where e.entity_id = t.id and e.action = 'task.done') as events
      from unnest(${ids}::uuid[]) as given(id) left join action_link l on l.id = given.id left join task t on t.id = l.task_id`.execute(
    db,
  );
  return rows
    .filter(({ state, events }) => state !== 'done' || events !== 1)
    .map(
      ({ kind, id, state, events }) =>
        `I2: an acknowledged answer (${kind}, link ${id}) is ${state ?? 'gone'}, with ${events} events`,
    );
}

async function judgeCommands({ db, cycleIds, commands }: TaskEvidence): Promise<string[]> {
  const { rows } = await sql<{ action: string; n: number }>`
    select action, count(*)::int as n from audit_event where action in ('cycle.launched', 'cycle.advanced') group by action`.execute(
    db,
  );
  const count = (action: string) => rows.find((row) => row.action === action)?.n ?? 0;
  const { rows: cycles } = await sql<{ id: string }>`select id from cycle`.execute(db);
  const launches = cycleIds.length;
  const found: string[] = [];
  if (
    cycles.length !== launches ||
    cycles.some(({ id }) => !cycleIds.includes(id)) ||
    count('cycle.launched') !== launches
  )
    found.push(
      `I2: ${launches} launches were acknowledged; there are ${cycles.length} cycles and ${count('cycle.launched')} events`,
    );
  if (count('cycle.advanced') !== commands - launches)
    found.push(
      `I2: ${commands - launches} commands were acknowledged, ${count('cycle.advanced')} are on record`,
    );
  return found;
}
