import { sql } from 'kysely';
import { planWaves, repeatWave, type Wave, type WaveDepartment } from '#domain/pilot/waves.ts';
import type { Trx } from '../database.ts';
import { inviteChampions } from '../pilots/champions.ts';
import type { FinalTask } from './finalise.ts';

/**
 * A decision about a pilot takes effect: what is to go on is prepared as one cycle a wave, for HR ops to launch when its
 * time comes. Nothing starts by itself. With a roll-out everyone who took part is asked whether others may turn to them.
 */
export async function applyPilotDecision(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { rows } = await sql<{ choice: string; waves: number | null; period: string; kind: string }>`
    update pilot_decision d set effective_at = ${now} from cycle c
     where c.id = d.cycle_id and d.task_id = ${task.id} and d.effective_at is null returning d.choice, d.waves, c.period, c.kind`.execute(
    trx,
  );
  const [decision] = rows;
  if (!decision) return;
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${now}, 'person', ${task.personId}, 'pilot.decided', ${task.cycleId}, 'celebration', 'cycle', ${task.cycleId},
            jsonb_build_object('choice', ${decision.choice}::text))`.execute(trx);
  if (decision.choice === 'stop') return;
  const { own, others } = await readDepartments(trx, task.cycleId);
  const pilot = { period: decision.period, departments: own };
  const waves =
    decision.choice === 'repeat' ? [repeatWave(pilot)] : planWaves(pilot, others, decision.waves ?? 1);
  const followUpId = await writeFollowUp(trx, { cycleId: task.cycleId, waves, now });
  if (decision.choice === 'roll-out') await inviteChampions(trx, { cycleId: task.cycleId, followUpId, now });
}

/** The pilot's departments, and those at the top of everything that lies outside them. */
async function readDepartments(
  trx: Trx,
  cycleId: string,
): Promise<{ own: string[]; others: WaveDepartment[] }> {
  const own = await sql<{ path: string }>`
    select distinct d.path from cycle_department x join department was on was.id = x.department_id
      join department d on d.id = coalesce(was.merged_into_id, was.id)
     where x.cycle_id = ${cycleId} and x.is_root order by d.path`.execute(trx);
  // A department that only holds the company together is no wave: its children are.
  const { rows } = await sql<WaveDepartment>`
    with inside as (select department_id as id from cycle_department where cycle_id = ${cycleId}),
    above as (
      select d.id from department d join inside i on true join department x on x.id = i.id
       where starts_with(x.path, d.path || ' / ') and d.id not in (select id from inside)),
    tops as (
      select d.id, d.path from department d left join department up on up.id = d.parent_id
       where d.id not in (select id from inside) and d.id not in (select id from above)
         and (d.parent_id is null or d.parent_id in (select id from above)))
    select t.path, (select count(*)::int from person p join department d on d.id = p.department_id
                     where p.state <> 'left' and (d.path = t.path or starts_with(d.path, t.path || ' / '))) as people
      from tops t order by t.path`.execute(trx);
  return { own: own.rows.map(({ path }) => path), others: rows.filter(({ people }) => people > 0) };
}

async function writeFollowUp(
  trx: Trx,
  { cycleId, waves, now }: { cycleId: string; waves: readonly Wave[]; now: Date },
): Promise<string> {
  const followUp = await trx
    .insertInto('followUp')
    .values({ cycleId, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { ordinal, period, departments } of waves)
    await trx
      .insertInto('followUpWave')
      .values({ followUpId: followUp.id, ordinal, period, departments })
      .execute();
  return followUp.id;
}
