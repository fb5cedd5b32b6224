import { sql } from 'kysely';
import { readTeamMeeting, type TeamMeeting } from '#domain/check-ins/meeting.ts';
import { isDueIn, readRhythm } from '#domain/check-ins/rhythm.ts';
import { RHYTHMS, type Rhythm, type TaskKind } from '#domain/kinds.ts';
import { checkInDeadline } from '#domain/plan.ts';
import type { StepRef } from '#domain/workflow-plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { lockPhaseForClosing } from '../phase-lock.ts';
import { askAboutPace } from './pace.ts';
import { openPhase, type PhaseContext, performStep } from './perform-step.ts';
import { endOpenTasks, openTasks, tell } from './tasks.ts';
import { openDecisions, openTeamWeeks } from './team-weeks.ts';

/** Opens the check-in phase; the weeks open one by one. */
export function openCheckIns(deps: StoreDeps, ref: StepRef) {
  return performStep(deps, ref, async (trx, phase) => {
    await openPhase(trx, phase);
    return 'opened';
  });
}

/** What is asked for one week and not beyond it. */
const ENDING_WITH_THE_WEEK: readonly TaskKind[] = ['check-in', 'feedback', 'pace'];

/** What a step of a week works with: its phase, and the week as its ordinal. */
export type WeekContext = PhaseContext & { ordinal: number };

/**
 * Asks every owner of a key result that is due this week how it stands, and ends the week before: what nobody checked in
 * by now is missed, without reproach.
 */
export function openWeek(deps: StoreDeps, ref: StepRef) {
  return performStep(
    deps,
    ref,
    async (trx, week) => {
      await openPhase(trx, week);
      const missed = await endOpenTasks(trx, {
        now: week.now,
        as: 'missed',
        where: sql`t.phase_run_id = ${week.phaseRunId} and t.kind = any(${ENDING_WITH_THE_WEEK}) and t.ordinal between 1 and ${week.ordinal - 1}`,
      });
      const { rhythm, meeting } = await readPolicies(trx, week);
      await quietenOthers(trx, week, rhythm);
      const opened = await openTasks(trx, week, {
        kind: 'check-in',
        ordinal: week.ordinal,
        dueAt: checkInDeadline(week.now, week.closesAt, week.place, meeting),
        who: sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
          from ${agreedKeyResults(week)} and k.quiet_week is distinct from ${week.ordinal}::int`,
      });
      await askAboutPace(trx, week);
      await openTeamWeeks(trx, week, meeting);
      await openDecisions(trx, week);
      await tellProgress(trx, week);
      return `opened ${opened}, missed ${missed}`;
    },
    { lock: lockPhaseForClosing },
  );
}

/**
 * Shows a department's people how its goals stand, once somebody has told; it rides with the week's check-in, or is the
 * week's one mail of those who have none.
 */
function tellProgress(trx: Trx, week: WeekContext): Promise<number> {
  return tell(trx, week, {
    kind: 'progress',
    ordinal: week.ordinal,
    who: sql`select m.person_id, co.department_id as subject_id, null::uuid as task_id
      from cohort co join member m on m.cohort_id = co.id
     where co.id = ${week.cohortId} and exists (
       select 1 from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
        where s.cycle_id = co.cycle_id and s.department_id = co.department_id and s.level = 'department'
          and s.state in ('agreed', 'in-force') and k.dropped_at is null and k.last_week = ${week.ordinal - 1}::int)`,
  });
}

/** Read when a week opens, so that a team that changes its rhythm has it from the next week on. */
async function readPolicies(
  trx: Trx,
  { cohortId, place }: WeekContext,
): Promise<{ rhythm: Rhythm; meeting: TeamMeeting | null }> {
  const { rows } = await sql<{ rhythm: unknown; meeting: unknown }>`
    select cycle_policy_value(cycle_id, 'check-in-rhythm', department_id, ${place.country}) as rhythm,
           policy_value('team-meeting', department_id, ${place.country}) as meeting
      from cohort where id = ${cohortId}`.execute(trx);
  return { rhythm: readRhythm(rows[0]?.rhythm), meeting: readTeamMeeting(rows[0]?.meeting) };
}

/** Marks what is not asked about this week: nothing at all where everybody checks in weekly. */
async function quietenOthers(trx: Trx, week: WeekContext, rhythm: Rhythm): Promise<void> {
  const due = RHYTHMS.filter((each) => isDueIn(each, week.ordinal));
  const quiet = due.includes(rhythm)
    ? sql`(k.rhythm <> all(${due}::text[]) or k.paused_until >= ${week.ordinal})`
    : sql`true`;
  await sql`
    update key_result x set quiet_week = ${week.ordinal}
     where x.id in (select k.id from ${agreedKeyResults(week)} and ${quiet})`.execute(trx);
}

/** What a week can ask about, as `k`; further conditions may follow. */
function agreedKeyResults({ cohortId }: WeekContext) {
  return sql`okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
    where s.cohort_id = ${cohortId} and s.state in ('agreed', 'in-force') and k.dropped_at is null`;
}
