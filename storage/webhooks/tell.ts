import { sql } from 'kysely';
import type { Phase } from '#domain/kinds.ts';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import type { Trx } from '../database.ts';
import { publish } from './publish.ts';

/** What each event carries. Figures of fewer than five people are left out, and scores of individual goals. */

interface OfCycle {
  cycleId: string;
  now: Date;
}

/** `cycle.launched`. */
export async function tellLaunched(trx: Trx, { cycleId, now }: OfCycle): Promise<void> {
  await publish(trx, {
    ...{ type: 'cycle.launched', cycleId, now },
    what: sql`
      select c.id as key, jsonb_build_object('cycleId', c.id, 'kind', c.kind, 'period', c.period, 'startsOn', c.starts_on,
               'endsOn', c.ends_on, 'cohorts', (select count(*) from cohort where cycle_id = c.id),
               'participants', (select count(*) from member where cycle_id = c.id and part = 'participant')) as data
        from cycle c where c.id = ${cycleId}`,
  });
}

/** `phase.closed`; without a cohort it is a phase of the whole cycle. */
export async function tellPhaseClosed(
  trx: Trx,
  of: OfCycle & { phaseRunId: string; phase: Phase; missed: number },
): Promise<void> {
  const { cycleId, now, phaseRunId, phase, missed } = of;
  await publish(trx, {
    ...{ type: 'phase.closed', cycleId, now },
    what: sql`
      select r.id as key, jsonb_build_object('cycleId', r.cycle_id, 'phaseRunId', r.id, 'phase', ${phase}::text,
               'cohortId', r.cohort_id, 'departmentId', c.department_id,
               'missed', case when (select count(*) from member m where m.cycle_id = r.cycle_id
                           and (r.cohort_id is null or m.cohort_id = r.cohort_id)) >= ${SMALLEST_GROUP} then ${missed}::int end) as data
        from phase_run r left join cohort c on c.id = r.cohort_id where r.id = ${phaseRunId}`,
  });
}

/** `objectives.agreed`; goals that change later and are agreed anew are told once more. */
export async function tellAgreed(trx: Trx, of: OfCycle & { okrSetId: string }): Promise<void> {
  const { cycleId, now, okrSetId } = of;
  await publish(trx, {
    ...{ type: 'objectives.agreed', cycleId, now },
    what: sql`
      select s.id || '/' || s.version as key, jsonb_build_object('cycleId', s.cycle_id, 'okrSetId', s.id, 'level', s.level,
               'departmentId', s.department_id, 'version', s.version,
               'objectives', case when s.level <> 'individual' then (select count(*) from objective o where o.okr_set_id = s.id) end,
               'keyResults', case when s.level <> 'individual' then (
                  select count(*) from objective o join key_result k on k.objective_id = o.id
                   where o.okr_set_id = s.id and k.dropped_at is null) end) as data
        from okr_set s where s.id = ${okrSetId}`,
  });
}

/** `scores.final`, one for each set of goals. */
export async function tellScored(trx: Trx, of: OfCycle & { okrSetIds: readonly string[] }): Promise<void> {
  const { cycleId, now, okrSetIds } = of;
  if (okrSetIds.length === 0) return;
  await publish(trx, {
    ...{ type: 'scores.final', cycleId, now },
    what: sql`
      select s.id as key, jsonb_build_object('cycleId', s.cycle_id, 'okrSetId', s.id, 'level', s.level,
               'departmentId', s.department_id, 'keyResults', case when s.level <> 'individual' then count(sc.score) end,
               'score', case when s.level <> 'individual' then round(avg(sc.score)::numeric, 2) end) as data
        from okr_set s left join objective o on o.okr_set_id = s.id
        left join key_result k on k.objective_id = o.id and k.dropped_at is null
        left join score sc on sc.key_result_id = k.id
       where s.id = any(${[...okrSetIds]}::uuid[]) group by s.id`,
  });
}

/** `cycle.closed` or `cycle.cancelled`. */
export async function tellEnded(
  trx: Trx,
  { type, cycleId, now }: OfCycle & { type: 'cycle.closed' | 'cycle.cancelled' },
): Promise<void> {
  await publish(trx, {
    ...{ type, cycleId, now },
    what: sql`
      select c.id as key, jsonb_build_object('cycleId', c.id, 'period', c.period,
               'agreed', case when many then (select count(*) from okr_set s where s.cycle_id = c.id and s.agreed_at is not null) end,
               'scored', case when many then (select count(*) from okr_set s where s.cycle_id = c.id and s.state = 'scored') end) as data
        from cycle c cross join lateral (select count(*) >= ${SMALLEST_GROUP} as many from member m
                where m.cycle_id = c.id and m.part = 'participant') g where c.id = ${cycleId}`,
  });
}
