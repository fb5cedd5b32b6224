import { type RawBuilder, sql } from 'kysely';
import { chaseConcerns, dueConcerns, NEXT_CONCERN } from './concerns/chase.ts';
import { openChanges } from './consequences/changes.ts';
import { openFeedbackRequests } from './consequences/feedback-requests.ts';
import { dueTasks, finaliseTasks } from './consequences/finalise.ts';
import { carryOutReorganisations, dueReorganisations, NEXT_REORGANISATION } from './departments/plans.ts';
import type { StoreDeps } from './deps.ts';
import { forgetPeopleFiles } from './kept-people-files.ts';
import { askForDecisions, duePilots, NEXT_PILOT } from './pilots/ask-decision.ts';
import { chasePilots, dueChases, NEXT_CHASE } from './pilots/chase.ts';
import { dueAbsences, followAbsences, nextAbsence } from './presence/follow-absences.ts';
import { dueOwnDeadlines, endOwnDeadlines, nextOwnDeadline } from './presence/own-deadlines.ts';
import { carryOutRetention, dueRetentions } from './privacy/retention.ts';
import { forgetRehearsals, outlivedRehearsals } from './rehearsals/store.ts';
import { SETTLED_SQL } from './steps/close-phase.ts';

/** What is due by itself; most of the time nothing is. */
interface Due {
  absences: boolean;
  ownDeadlines: boolean;
  tasks: boolean;
  concerns: boolean;
  changes: boolean;
  feedback: boolean;
  pilots: boolean;
  chases: boolean;
  reorganisations: boolean;
  files: boolean;
  rehearsals: boolean;
  retentions: boolean;
}

/**
 * What nobody's action can do in its own transaction: lets people's state follow their absences, makes tasks final whose
 * undo window has passed, looks after concerns that wait for an answer, and wakes the workflows of phases in which nothing
 * is left to do. Asked each second, by any number of workers, so one statement says first whether there is anything.
 *
 * @returns how many tasks became final or concerns were looked after, and how many workflows will be woken.
 */
export async function sweep(deps: StoreDeps): Promise<{ finalised: number; woken: number }> {
  const now = deps.clock.now();
  const { due, woken } = await lookAndWake(deps, now);
  if (!Object.values(due).includes(true)) return { finalised: 0, woken };
  if (due.absences) await followAbsences(deps);
  if (due.ownDeadlines) await endOwnDeadlines(deps);
  if (due.files) await forgetPeopleFiles(deps);
  if (due.rehearsals) await forgetRehearsals(deps);
  const finalised =
    (due.tasks ? await finaliseTasks(deps) : 0) +
    (due.concerns ? await chaseConcerns(deps) : 0) +
    (due.changes ? await openChanges(deps) : 0) +
    (due.feedback ? await openFeedbackRequests(deps) : 0) +
    (due.pilots ? await askForDecisions(deps) : 0) +
    (due.chases ? await chasePilots(deps) : 0) +
    (due.reorganisations ? await carryOutReorganisations(deps) : 0);
  // Last: whatever keeps a cycle from being forgotten must keep nobody's press from counting.
  if (due.retentions) await carryOutRetention(deps);
  const after = await lookAndWake(deps, now);
  return { finalised, woken: woken + after.woken };
}

/** Says what is due, and announces phases in which nothing is left to do. */
async function lookAndWake({ db }: StoreDeps, now: Date): Promise<{ due: Due; woken: number }> {
  // The key counts the phase's tasks: a phase that got new ones after being settled is announced again.
  const { rows } = await sql<Due & { woken: number }>`
    with woken as (
      insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at)
      select 'signal', 'settled/' || r.id || '/' || (select count(*) from task t where t.phase_run_id = r.id), r.cycle_id,
             jsonb_strip_nulls(jsonb_build_object('signal', 'settled', 'phaseRunId', r.id, 'cycleId', r.cycle_id, 'cohortId', r.cohort_id,
               'workflow', case when r.cohort_id is null then 'okrCycle' else 'cohortCycle' end,
               'workflowId', 'cycle/' || r.cycle_id || coalesce('/' || r.cohort_id, ''))), ${now}, 2, ${now}
        from phase_run r join cycle c on c.id = r.cycle_id and c.state = 'running'
       where r.state = 'open' and ${SETTLED_SQL}
      on conflict (key) do nothing returning 1)
    select (select count(*)::int from woken) as woken,
           exists (select 1 ${dueAbsences(now)}) as absences,
           exists (select 1 ${dueOwnDeadlines(now)}) as own_deadlines,
           exists (select 1 ${dueTasks(now)}) as tasks,
           exists (select 1 ${dueConcerns(now)}) as concerns,
           exists (select 1 ${duePilots(now)}) as pilots,
           exists (select 1 ${dueChases(now)}) as chases,
           exists (select 1 ${dueReorganisations(now)}) as reorganisations,
           exists (select 1 ${dueRetentions(now)}) as retentions,
           exists (select 1 from kept_people_file where kept_until <= ${now}) as files,
           exists (select 1 ${outlivedRehearsals(now)}) as rehearsals,
           exists (select 1 from change_request c where c.state = 'asked' and c.final_at <= ${now}
                      or c.state = 'open' and exists (
                        select 1 from okr_set s join phase_run r on r.cohort_id = s.cohort_id and r.phase = 'check-ins'
                         where s.id = c.okr_set_id and r.state in ('closed', 'cancelled'))) as changes,
           exists (select 1 from feedback_request where opened_at is null and final_at <= ${now}) as feedback`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('a select without from has one row');
  const { woken, ...due } = row;
  return { due, woken };
}

/**
 * @returns when the sweep has something to do next, apart from undo windows, as an expression: a concern, an absence, a pilot's decision, what
 *   joiners and their managers were asked.
 */
export function nextDue(now: Date): RawBuilder<Date | null> {
  return sql<Date | null>`least(${NEXT_CONCERN}, ${nextAbsence(now)}, ${nextOwnDeadline(now)}, ${NEXT_PILOT}, ${NEXT_CHASE}, ${NEXT_REORGANISATION})`;
}

/** When the next undo window ends: of a task, of a change or of feedback that somebody asked for. */
export const NEXT_FINAL = sql<Date | null>`least(
  (select min(final_at) from task where state = 'done' and finalised_at is null),
  (select min(final_at) from change_request where state = 'asked'),
  (select min(final_at) from feedback_request where opened_at is null))`;

/** @returns when the next undo window ends, for a driver that moves the clock by hand. */
export async function nextFinalAt({ db }: StoreDeps): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select ${NEXT_FINAL} as at`.execute(db);
  return rows[0]?.at ?? undefined;
}
