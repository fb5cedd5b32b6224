import { sql } from 'kysely';
import { addWorkingDays, atLocalHour, localDate } from '#domain/calendar.ts';
import { type Proposal, readProposal } from '#domain/check-ins/proposal.ts';
import { assertNever } from '#domain/errors.ts';
import type { Change } from '#domain/kinds.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { holdPhasesOpen } from '../phase-lock.ts';
import { endOpenTasks, openTasks, type PhaseRef, tell } from '../steps/tasks.ts';
import type { FinalTask } from './finalise.ts';
import { markMaterialChanges } from './parent-changes.ts';
import { reviewersOf } from './reviews.ts';
import { readLatestContent, recordVersion } from './versions.ts';

/** How long reviewers have for a change. */
const ANSWER_WORKING_DAYS = 5;
const CLOSING_HOUR = 17;

interface Asked {
  id: string;
  cycleId: string;
  cohortId: string;
  phaseRunId: string;
  closesAt: Date;
  timeZone: string;
  country: string;
}

/**
 * Brings changes that can no longer be taken back to those who agree the goals, and lays to rest those that nobody
 * answered in time.
 *
 * @returns how many were brought or laid to rest.
 */
export async function openChanges(deps: StoreDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await sql<Asked>`
    select c.id, c.cycle_id, s.cohort_id, r.id as phase_run_id, r.closes_at, co.time_zone, co.country
      from change_request c join okr_set s on s.id = c.okr_set_id join cohort co on co.id = s.cohort_id
      join phase_run r on r.cohort_id = s.cohort_id and r.phase = 'check-ins'
      join cycle y on y.id = c.cycle_id and y.state = 'running'
     where c.state = 'asked' and c.final_at <= ${now} order by c.at, c.id`.execute(deps.db);
  for (const asked of rows) await deps.db.transaction().execute((trx) => bringToReviewers(trx, asked, now));
  return rows.length + (await layToRest(deps, now));
}

async function bringToReviewers(trx: Trx, asked: Asked, now: Date): Promise<void> {
  const { id, closesAt, country, timeZone } = asked;
  await holdPhasesOpen(trx, [asked.phaseRunId]);
  const { rows } = await sql`update change_request c set state = 'open' from phase_run r
    where c.id = ${id} and c.state = 'asked' and r.id = ${asked.phaseRunId} and r.state = 'open' returning c.id`.execute(
    trx,
  );
  const phase: PhaseRef = { ...asked, phase: 'check-ins', now };
  if (rows.length === 0) return;
  const date = addWorkingDays({ date: localDate(now, timeZone), country }, ANSWER_WORKING_DAYS);
  const wished = atLocalHour({ date, hour: CLOSING_HOUR, timeZone });
  await openTasks(trx, phase, {
    kind: 'change',
    dueAt: wished < closesAt ? wished : closesAt,
    who: sql`select r.person_id, ${id}::uuid as subject_id
      from (${reviewersOf(sql`s.id = (select okr_set_id from change_request where id = ${id})`)}) r`,
  });
}

/** A change that nobody answered before the check-ins ended changes nothing; whoever asked hears that too. */
async function layToRest({ db }: StoreDeps, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; cycleId: string; cohortId: string; phaseRunId: string }>`
      update change_request c set state = 'lapsed', decided_at = ${now}
        from okr_set s join phase_run r on r.cohort_id = s.cohort_id and r.phase = 'check-ins' and r.state in ('closed', 'cancelled')
       where s.id = c.okr_set_id and c.state in ('asked', 'open')
         and not exists (select 1 from task t where t.subject_id = c.id and t.kind = 'change' and t.state = 'done' and t.finalised_at is null)
      returning c.id, c.cycle_id, s.cohort_id, r.id as phase_run_id`.execute(trx);
    for (const row of rows) await tellAsker(trx, { ...row, phase: 'check-ins', now }, row.id);
    return rows.length;
  });
}

function tellAsker(trx: Trx, phase: PhaseRef, requestId: string): Promise<number> {
  return tell(trx, phase, {
    kind: 'change-decided',
    who: sql`select asked_by as person_id, id as subject_id, null::uuid as task_id from change_request where id = ${requestId}`,
  });
}

/** A no decides at once; a yes when all who are asked have said it. What was agreed is a new version of the goals. */
export async function applyChangeAnswer(trx: Trx, task: FinalTask, now: Date): Promise<void> {
  const { rows } = await sql<{
    okrSetId: string;
    keyResultId: string;
    change: Change;
    proposal: unknown;
    askedBy: string;
  }>`
    select c.okr_set_id, c.key_result_id, c.change, c.proposal, c.asked_by
      from change_request c join okr_set s on s.id = c.okr_set_id
     where c.id = ${task.subjectId} and c.state = 'open' for update of c, s`.execute(trx);
  const [request] = rows;
  // Another reviewer's no came first.
  if (!request) return;
  const approved = answerOf(task.outcome) === 'approve';
  if (approved && (await othersAreOpen(trx, task))) return;
  await sql`update change_request set state = ${approved ? 'approved' : 'declined'}, decided_at = ${now} where id = ${task.subjectId}`.execute(
    trx,
  );
  if (!approved)
    await endOpenTasks(trx, {
      now,
      as: 'cancelled',
      where: sql`t.kind = 'change' and t.subject_id = ${task.subjectId}`,
    });
  if (approved) await takeEffect(trx, task, { ...request, proposal: readProposal(request.proposal) }, now);
  await sql`insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail)
    values (${now}, 'person', ${task.personId}, ${approved ? 'change.approved' : 'change.declined'}, ${task.cycleId}, 'check-ins',
            'change-request', ${task.subjectId}, ${JSON.stringify({ change: request.change })}::jsonb)`.execute(
    trx,
  );
  await tellAsker(trx, { ...task, phase: 'check-ins', now }, task.subjectId);
}

function answerOf(outcome: unknown): unknown {
  return typeof outcome === 'object' && outcome !== null && 'answer' in outcome ? outcome.answer : null;
}

async function othersAreOpen(trx: Trx, task: FinalTask): Promise<boolean> {
  const { rows } =
    await sql`select 1 from task where kind = 'change' and subject_id = ${task.subjectId} and id <> ${task.id}
    and (state = 'open' or state = 'done' and finalised_at is null) limit 1`.execute(trx);
  return rows.length > 0;
}

async function takeEffect(
  trx: Trx,
  task: FinalTask,
  request: { okrSetId: string; keyResultId: string; change: Change; proposal: Proposal; askedBy: string },
  now: Date,
): Promise<void> {
  const { okrSetId } = request;
  const before = await readLatestContent(trx, okrSetId);
  await sql`update change_request c set proposal = c.proposal || jsonb_build_object('was', jsonb_build_object('title', k.title, 'target', k.target))
      from key_result k where c.id = ${task.subjectId} and k.id = c.key_result_id`.execute(trx);
  await applyToKeyResult(trx, request, now);
  const { rows } = await sql<{ version: number }>`
    update okr_set set version = version + 1 where id = ${okrSetId} returning version`.execute(trx);
  await recordVersion(trx, { okrSetId, reason: 'changed', byPersonId: request.askedBy, at: now });
  const after = await readLatestContent(trx, okrSetId);
  if (before && after)
    await markMaterialChanges(trx, task, {
      id: okrSetId,
      version: rows[0]?.version ?? 1,
      before,
      after,
      now,
    });
}

async function applyToKeyResult(
  trx: Trx,
  request: { keyResultId: string; change: Change; proposal: Proposal; askedBy: string },
  now: Date,
): Promise<void> {
  const { keyResultId: id, proposal, change } = request;
  switch (change) {
    case 'target':
      await sql`update key_result set target = coalesce(${proposal.target}::float8, target),
          direction = case when baseline is null then direction when ${proposal.target}::float8 < baseline then 'decrease' else 'increase' end
        where id = ${id}`.execute(trx);
      return;
    case 'wording':
      await sql`update key_result set title = ${proposal.title} where id = ${id}`.execute(trx);
      return;
    case 'drop':
      await sql`update key_result set dropped_at = ${now} where id = ${id}`.execute(trx);
      return;
    case 'add':
      await sql`insert into key_result (objective_id, position, title, baseline, target, unit, direction, owner_id)
        select objective_id, (select max(position) + 1 from key_result x where x.objective_id = k.objective_id), ${proposal.title},
               ${proposal.baseline}::float8, ${proposal.target}::float8, ${proposal.unit},
               case when ${proposal.target}::float8 < ${proposal.baseline}::float8 then 'decrease' else 'increase' end, ${request.askedBy}
          from key_result k where k.id = ${id}`.execute(trx);
      return;
    case 'hand-over':
      // Whoever has left meanwhile cannot take anything over.
      await sql`update key_result k set owner_id = p.id from person p
        where k.id = ${id} and p.id = ${proposal.toPersonId}::uuid and p.state <> 'left'`.execute(trx);
      return;
    default:
      assertNever(change);
  }
}
