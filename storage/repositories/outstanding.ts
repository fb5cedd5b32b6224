import { type RawBuilder, sql } from 'kysely';
import type { Phase, TaskKind } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { liesIn, type Within } from '../within.ts';

/** Somebody who is still asked for something, where the policy `named-lists` allows to say who. */
export interface OutstandingTask {
  taskId: string;
  name: string;
  department: string;
  kind: TaskKind;
  phase: Phase;
  openedAt: Date;
  dueAt: Date;
}

/** The same in numbers alone, for departments and countries whose policy forbids lists by name. */
export interface OutstandingCount {
  department: string;
  people: number;
  tasks: number;
  oldest: Date;
}

export interface Outstanding {
  total: number;
  people: number;
  /** The longest due first. */
  named: OutstandingTask[];
  unnamed: OutstandingCount[];
}

/** Which open tasks are meant. */
export interface OutstandingScope {
  cycleId: string;
  now: Date;
  lateOnly?: boolean | undefined;
  /** A department's path: it and all below it. */
  department?: string | undefined;
  /** Only these departments and those below. */
  within?: Within;
}

/**
 * The open tasks `t` of a scope with their person `p`, that one's department `d` and phase `r`; the one statement of what
 * counts as outstanding, for lists and for reminders.
 */
export function outstandingIn({
  cycleId,
  now,
  lateOnly,
  department,
  within,
}: OutstandingScope): RawBuilder<unknown> {
  return sql`task t join phase_run r on r.id = t.phase_run_id join person p on p.id = t.person_id and p.state = 'active'
    join department d on d.id = p.department_id
   where r.cycle_id = ${cycleId} and t.state = 'open' and ${liesIn(sql`d.path`, within)}
     ${lateOnly ? sql`and t.due_at < ${now}` : sql``}
     ${department ? sql`and (d.path = ${department} or starts_with(d.path, ${`${department} / `}))` : sql``}`;
}

/**
 * @param scope.limit how many tasks are listed by name; all are counted.
 * @returns who is outstanding since when, by name only where the policy of the person's department and country allows it.
 */
export async function listOutstanding(
  db: Db | Trx,
  scope: OutstandingScope & { limit: number },
): Promise<Outstanding> {
  const [counts, listed] = await Promise.all([
    sql<{ total: number; people: number }>`
      select count(*)::int as total, count(distinct p.id)::int as people from ${outstandingIn(scope)}`.execute(
      db,
    ),
    listByPolicy(db, scope),
  ]);
  return { ...(counts.rows[0] ?? { total: 0, people: 0 }), ...listed };
}

/** @returns the same without counting all of them, for pages that have their counts already. @param scope.limit how many tasks are listed by name. */
export async function listByPolicy(
  db: Db | Trx,
  scope: OutstandingScope & { limit: number },
): Promise<Pick<Outstanding, 'named' | 'unnamed'>> {
  // The policy is asked once for each place, not once for each person.
  const asked = sql`
    asked as materialized (
      select t.id, t.kind, t.opened_at, t.due_at, r.phase, p.id as person_id, p.name, p.country, p.department_id, d.path
        from ${outstandingIn(scope)}),
    place as materialized (
      select department_id, country, coalesce(cycle_policy_value(${scope.cycleId}, 'named-lists', department_id, country), 'true') = 'true' as named
        from (select distinct department_id, country from asked) x)`;
  const [named, unnamed] = await Promise.all([
    sql<OutstandingTask>`
      with ${asked}
      select a.id as task_id, a.name, a.path as department, a.kind, a.phase, a.opened_at, a.due_at
        from asked a join place x on x.department_id = a.department_id and x.country = a.country and x.named
       order by a.due_at, a.name, a.id limit ${scope.limit}`.execute(db),
    sql<OutstandingCount>`
      with ${asked}
      select a.path as department, count(distinct a.person_id)::int as people, count(*)::int as tasks, min(a.due_at) as oldest
        from asked a join place x on x.department_id = a.department_id and x.country = a.country and not x.named
       group by a.path order by a.path`.execute(db),
  ]);
  return { named: named.rows, unnamed: unnamed.rows };
}
