import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { inviteReturned } from '../pilots/champions.ts';
import { openMissingDraft } from '../steps/cascade.ts';
import { type PhaseContext, readPhase, refuse } from '../steps/perform-step.ts';
import { openTasks } from '../steps/tasks.ts';

/**
 * Opens what others were asked meanwhile and this person was not: because they were away, or had not joined yet. Tasks
 * have natural keys, so whatever has been asked already is left alone.
 *
 * @returns how many tasks were opened.
 */
export async function openMissed(
  trx: Trx,
  { personId, now }: { personId: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select r.id from phase_run r join cycle c on c.id = r.cycle_id and c.state = 'running'
     where r.state = 'open' and (r.cohort_id is null and r.phase = 'strategy' and c.sponsor_id = ${personId}
        or r.cohort_id in (select m.cohort_id from member m where m.person_id = ${personId} and m.part = 'participant'
             union select s.cohort_id from okr_set s where s.owner_id = ${personId}
             union select s.cohort_id from key_result k join objective o on o.id = k.objective_id
                     join okr_set s on s.id = o.okr_set_id where k.owner_id = ${personId}))
     order by r.opens_at, r.id`.execute(trx);
  await holdPhasesOpen(
    trx,
    rows.map(({ id }) => id),
  );
  let opened = 0;
  for (const { id } of rows) {
    const phase = await readPhase(trx, id, now);
    if (refuse(phase) || phase.state !== 'open') continue;
    opened += await openIn(trx, phase, personId);
  }
  return opened + (await inviteReturned(trx, { personId, now }));
}

async function openIn(trx: Trx, phase: PhaseContext, personId: string): Promise<number> {
  const { cohortId, closesAt: dueAt } = phase;
  const owned = sql`select distinct k.owner_id as person_id, k.owner_id as subject_id
    from okr_set s join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id
   where s.cohort_id = ${cohortId} and s.state in ('agreed', 'in-force') and k.dropped_at is null and k.owner_id = ${personId}`;
  const member = sql`select person_id, cycle_id as subject_id from member
    where cohort_id = ${cohortId} and person_id = ${personId} and part = 'participant'`;
  switch (phase.phase) {
    case 'preparation':
      return openTasks(trx, phase, { kind: 'acknowledge', dueAt, who: member });
    case 'strategy':
      if (cohortId !== null) return 0;
      return openTasks(trx, phase, {
        kind: 'draft',
        dueAt,
        who: sql`select owner_id as person_id, id as subject_id from okr_set
          where cycle_id = ${phase.cycleId} and level = 'company' and owner_id = ${personId} and state = 'draft'`,
      });
    case 'cascade':
      return openMissingDraft(trx, phase, personId);
    case 'approval':
      return openNextRounds(trx, phase, personId);
    case 'check-ins':
      return openThisWeek(trx, phase, owned);
    case 'scoring':
      return openTasks(trx, phase, { kind: 'score', dueAt, who: owned });
    case 'celebration':
      return openTasks(trx, phase, { kind: 'reflect', dueAt, who: member });
  }
}

/** Goals that came back from their reviewers while their author was away. */
async function openNextRounds(trx: Trx, phase: PhaseContext, personId: string): Promise<number> {
  const waiting = sql`okr_set where cohort_id = ${phase.cohortId} and owner_id = ${personId} and state = 'changes-requested'`;
  const { rows } = await sql<{ round: number }>`select distinct round from ${waiting} order by 1`.execute(
    trx,
  );
  let opened = 0;
  for (const { round } of rows) {
    opened += await openTasks(trx, phase, {
      kind: 'draft',
      ordinal: round,
      dueAt: phase.closesAt,
      who: sql`select owner_id as person_id, id as subject_id from ${waiting} and round = ${round}`,
    });
  }
  return opened;
}

/** The week that is under way, for as long as the others have for it. */
async function openThisWeek(trx: Trx, phase: PhaseContext, owned: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ week: number; dueAt: Date }>`
    select ordinal as week, max(due_at) as due_at from task
     where phase_run_id = ${phase.phaseRunId} and kind = 'check-in'
       and ordinal = (select max(ordinal) from task where phase_run_id = ${phase.phaseRunId} and kind = 'check-in')
     group by 1`.execute(trx);
  const [current] = rows;
  if (!current || current.dueAt <= phase.now) return 0;
  return openTasks(trx, phase, {
    kind: 'check-in',
    ordinal: current.week,
    dueAt: current.dueAt,
    who: sql`${owned} and k.quiet_week is distinct from ${current.week}::int`,
  });
}
