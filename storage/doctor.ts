import { sql } from 'kysely';
import { type Finding, LATE_AFTER_MS } from '#domain/doctor.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { StoreDeps } from './deps.ts';
import { REMOVED } from './webhooks/manage.ts';

/** A workflow that should have performed a step long ago. */
export interface LateWorkflow {
  workflowId: string;
  cycleId: string;
  cohortId: string | null;
  steps: number;
  since: Date;
}

/** @returns the workflows of running cycles with steps that are overdue by more than five minutes. */
export async function listLateWorkflows({ db, clock }: StoreDeps): Promise<LateWorkflow[]> {
  const before = new Date(clock.now().getTime() - LATE_AFTER_MS);
  const { rows } = await sql<Omit<LateWorkflow, 'workflowId'>>`
    select r.cycle_id, r.cohort_id, count(*)::int as steps, min(s.due_at) as since
      from step s join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
      join cycle c on c.id = r.cycle_id and c.state = 'running'
     where s.done_at is null and s.due_at < ${before}
     group by r.cycle_id, r.cohort_id order by since`.execute(db);
  return rows.map((row) => ({
    ...row,
    workflowId: row.cohortId ? cohortWorkflowId(row.cycleId, row.cohortId) : cycleWorkflowId(row.cycleId),
  }));
}

/** @returns what the outbox holds that has not left in time or will not leave by itself. */
export async function examineOutbox({ db, clock }: StoreDeps): Promise<Finding[]> {
  const before = new Date(clock.now().getTime() - LATE_AFTER_MS);
  const { rows } = await sql<{
    kind: string;
    state: string;
    n: number;
    lastError: string | null;
    since: Date;
  }>`
    select kind, state, count(*)::int as n, max(last_error) as last_error, min(not_before) as since from outbox
     where (state = 'pending' and kind <> 'mail' and not_before < ${before}) or (state in ('unknown', 'failed') and last_error is distinct from ${REMOVED})
     group by kind, state order by kind, state`.execute(db);
  return rows.map(({ kind, state, n, lastError, since }): Finding => {
    const common = { subject: `outbox ${kind} ${state}`, cycleId: null };
    if (state === 'unknown')
      return {
        ...common,
        kind: 'mail-unknown',
        text: `${n} mails are parked: whether the relay took them is not known.`,
        remedy: null,
      };
    if (kind === 'webhook' && state === 'failed')
      return {
        ...common,
        kind: 'webhook-parked',
        text: `${n} deliveries to webhooks were given up after a day of attempts; send them again on the page Webhooks.`,
        remedy: null,
      };
    if (state === 'failed')
      return {
        ...common,
        kind: 'mail-failed',
        text: `${n} mails were refused for good${lastError ? ` (${lastError})` : ''}.`,
        remedy: null,
      };
    return {
      ...common,
      kind: 'delivery-late',
      text: `${n} rows of kind ${kind} wait for ${kind === 'webhook' ? 'a mailer' : 'Temporal'} since ${since.toISOString()}.`,
      remedy: `they leave by themselves as soon as ${kind === 'webhook' ? 'a mailer works' : 'Temporal answers'}`,
    };
  });
}
