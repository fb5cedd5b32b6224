import { sql } from 'kysely';
import type { CycleKind, PilotChoice } from '#domain/kinds.ts';
import type { Period } from '#domain/period.ts';
import type { Db } from '#storage/database.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { launchCycle } from '#storage/launch.ts';
import { readPilotOutcome } from '#storage/pilots/decision.ts';
import { writeRehearsedCharter } from './charter.ts';

/** What became of a cycle that ran beside the one the rehearsal is about. */
export interface BesideSummary {
  cycleId: string;
  name: string;
  kind: CycleKind;
  people: number;
  tasks: number;
  /** Share of tasks that ended by a press, 0 to 1; null without tasks. */
  pressed: number | null;
  mails: number;
  agreedObjectives: number;
  meanScore: number | null;
  finalPhase: string;
  /** Of a pilot's sponsor; null while there is none. */
  decision: PilotChoice | null;
  /** How many cycles the decision prepared. */
  prepared: number;
}

/**
 * Launches pilots beside what is rehearsed, each with a charter of its own.
 *
 * @param input.pilots the departments of each.
 * @returns their cycles, in the same order.
 * @throws DomainError when a department is not known.
 */
export async function launchBeside(
  deps: StoreDeps,
  input: { period: Period; pilots: ReadonlyArray<readonly string[]> },
): Promise<string[]> {
  const cycleIds: string[] = [];
  for (const departments of input.pilots) {
    const { cycleId } = await launchCycle(deps, {
      period: input.period.name,
      departments,
      actor: { kind: 'hr-ops', label: 'rehearsal' },
    });
    await writeRehearsedCharter(deps, { cycleId, period: input.period });
    cycleIds.push(cycleId);
  }
  return cycleIds;
}

/** @returns what became of each of these cycles, in the order asked. */
export function summariseBeside(db: Db, cycleIds: readonly string[]): Promise<BesideSummary[]> {
  return Promise.all(
    cycleIds.map(async (cycleId) => {
      const { rows } = await sql<Omit<BesideSummary, 'cycleId' | 'decision' | 'prepared'>>`
        select c.name, c.kind, c.state as final_phase,
               (select count(*)::int from member m where m.cycle_id = c.id and m.part = 'participant') as people,
               t.tasks, case when t.tasks > 0 then t.done::float8 / t.tasks end as pressed,
               (select count(*)::int from mail m where c.id = any(m.cycle_ids) and m.state = 'sent') as mails,
               (select count(*)::int from objective o join okr_set s on s.id = o.okr_set_id
                 where s.cycle_id = c.id and s.agreed_at is not null) as agreed_objectives,
               (select avg(x.score)::float8 from score x join key_result k on k.id = x.key_result_id
                  join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
                 where s.cycle_id = c.id) as mean_score
          from cycle c
         cross join lateral (
           select count(*)::int as tasks, count(*) filter (where state = 'done')::int as done
             from task where task.cycle_id = c.id) t
         where c.id = ${cycleId}`.execute(db);
      const [cycle] = rows;
      if (!cycle) throw new Error(`no cycle ${cycleId}`);
      const outcome = await readPilotOutcome(db, cycleId);
      return { cycleId, ...cycle, decision: outcome?.choice ?? null, prepared: outcome?.waves.length ?? 0 };
    }),
  );
}
