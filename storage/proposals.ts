import { sql } from 'kysely';
import type { ProposalAnswer } from '#domain/kinds.ts';
import type { Db, Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';
import { tell } from './steps/tasks.ts';

/** Where somebody can propose goals: their own department in a cycle, while its lead still writes. */
export interface ProposalPlace {
  departmentId: string;
  departmentName: string;
  leadName: string;
}

export interface Proposal {
  id: string;
  personId: string;
  personName: string;
  title: string;
  why: string;
  answer: ProposalAnswer | null;
  words: string;
}

/** More than a lead would read from one person. */
export const MOST_PROPOSALS = 5;
export const LONGEST_PROPOSAL = { title: 200, why: 1000 };

/**
 * @param of.cohortId the cohort of the person's task.
 * @returns where the person can propose; undefined where there is no lead but themselves, or the department's goals are
 *   submitted already.
 */
export async function readProposalPlace(
  db: Db,
  of: { cycleId: string; cohortId: string | null; personId: string },
): Promise<ProposalPlace | undefined> {
  const { rows } = await sql<ProposalPlace>`
    select d.id as department_id, d.name as department_name, lead.name as lead_name
      from cohort co join department d on d.id = co.department_id join person lead on lead.id = d.lead_id and lead.state <> 'left'
      join cycle c on c.id = co.cycle_id and c.state in ('running', 'paused')
     where co.id = ${of.cohortId} and co.cycle_id = ${of.cycleId} and d.lead_id <> ${of.personId}
       and not exists (select 1 from okr_set s where s.cycle_id = co.cycle_id and s.department_id = d.id
                          and s.level = 'department' and s.state not in ('draft', 'changes-requested'))`.execute(
    db,
  );
  return rows[0];
}

/** @returns what one person has proposed in a cycle, the oldest first. */
export function listOwnProposals(db: Db, of: { cycleId: string; personId: string }): Promise<Proposal[]> {
  return read(db, sql`p.cycle_id = ${of.cycleId} and p.person_id = ${of.personId}`);
}

/** @returns what is proposed for a department in a cycle, the oldest first. */
export function listProposals(
  db: Db,
  of: { cycleId: string; departmentId: string | null },
): Promise<Proposal[]> {
  return read(db, sql`p.cycle_id = ${of.cycleId} and p.department_id = ${of.departmentId}`);
}

async function read(db: Db, where: ReturnType<typeof sql>): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select p.id, p.person_id, person.name as person_name, p.title, p.why, p.answer, p.words
      from proposal p join person on person.id = p.person_id where ${where} order by p.proposed_at, p.id`.execute(
    db,
  );
  return rows;
}

/**
 * Proposes a goal; the same one twice is one.
 *
 * @returns whether it was kept: false when there is no place for it any more, or the person has proposed enough.
 */
export async function propose(
  { db, clock }: StoreDeps,
  input: { cycleId: string; cohortId: string | null; personId: string; title: string; why: string },
): Promise<boolean> {
  const now = clock.now();
  const place = await readProposalPlace(db, input);
  if (!place) return false;
  return db.transaction().execute(async (trx) => {
    await sql`select 1 from person where id = ${input.personId} for no key update`.execute(trx);
    const own = await trx
      .selectFrom('proposal')
      .select(['id', 'title', 'why'])
      .where('cycleId', '=', input.cycleId)
      .where('personId', '=', input.personId)
      .execute();
    if (own.some(({ title, why }) => title === input.title && why === input.why)) return true;
    if (own.length >= MOST_PROPOSALS) return false;
    const { id } = await trx
      .insertInto('proposal')
      .values({
        cycleId: input.cycleId,
        departmentId: place.departmentId,
        personId: input.personId,
        title: input.title,
        why: input.why,
        proposedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: input.personId,
        action: 'proposal.made',
        cycleId: input.cycleId,
        entityKind: 'proposal',
        entityId: id,
        content: { title: input.title, why: input.why },
      },
    ]);
    return true;
  });
}

/**
 * What the lead says to a proposal. It may be said again, and then counts; the proposer reads the last word.
 *
 * @param input.task the lead's own draft: its phase tells when the mail belongs.
 * @returns whether there is such a proposal for the department of that draft.
 */
export async function answerProposal(
  { db, clock }: StoreDeps,
  input: {
    proposalId: string;
    departmentId: string;
    answer: ProposalAnswer;
    words: string;
    task: { id: string; cycleId: string; cohortId: string | null; personId: string };
  },
): Promise<boolean> {
  const now = clock.now();
  const { task, answer, words } = input;
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('proposal')
      .set({ answer, words, answeredBy: task.personId, answeredAt: now })
      .where('id', '=', input.proposalId)
      .where('cycleId', '=', task.cycleId)
      .where('departmentId', '=', input.departmentId)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return false;
    const run = await trx
      .selectFrom('task')
      .innerJoin('phaseRun', 'phaseRun.id', 'task.phaseRunId')
      .select(['phaseRun.id', 'phaseRun.phase'])
      .where('task.id', '=', task.id)
      .executeTakeFirstOrThrow();
    await tell(
      trx,
      { phaseRunId: run.id, cycleId: task.cycleId, cohortId: task.cohortId, phase: run.phase, now },
      {
        kind: 'proposal-answered',
        who: sql`select person_id, id as subject_id, null::uuid as task_id from proposal where id = ${input.proposalId}`,
      },
    );
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: task.personId,
        action: `proposal.${answer}`,
        cycleId: task.cycleId,
        phase: run.phase,
        entityKind: 'proposal',
        entityId: input.proposalId,
        content: { words },
      },
    ]);
    return true;
  });
}

/** What a mail says about answered proposals. */
export interface AnsweredProposal {
  id: string;
  title: string;
  leadName: string;
  answer: ProposalAnswer;
  words: string;
}

/** @returns the answered ones among these. */
export async function readAnsweredProposals(
  db: Db | Trx,
  ids: readonly string[],
): Promise<Map<string, AnsweredProposal>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AnsweredProposal>`
    select p.id, p.title, lead.name as lead_name, p.answer, p.words
      from proposal p join person lead on lead.id = p.answered_by
     where p.id = any(${[...ids]}::uuid[]) and p.answer is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
