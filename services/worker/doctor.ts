import { type Client, isGrpcServiceError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { type Examination, type Finding, LATE_AFTER_MS } from '#domain/doctor.ts';
import { cohortWorkflowId, cycleWorkflowId } from '#domain/workflow-ids.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { examineOutbox, listLateWorkflows } from '#storage/doctor.ts';
import { listOpenWorkflows } from '#storage/plan.ts';
import { createWorkflowClient } from './workflow-client.ts';

/** Shows where the store and Temporal disagree, and mends what can be mended without deciding anything. */
export interface Doctor {
  examine(): Promise<Examination>;
  /** Starts what is missing, wakes what is late, ends what is needless. @returns how it stands afterwards, and what was done. */
  mend(): Promise<Examination & { mended: string[] }>;
}

type Patient = { cycleId: string; cohortId: string | null };

const PARALLEL = 8;
const DEADLINE_MS = 5_000;
/** A workflow task that has failed so often will not heal by itself: its code and its history disagree. */
const STUCK_ATTEMPTS = 3;

/** @param options.taskQueue where the worker listens, when it has a queue of its own. */
export function createDoctor(deps: StoreDeps, client: Client, options: { taskQueue?: string } = {}): Doctor {
  const workflows = createWorkflowClient(client, options);
  const within = <T>(call: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, call);

  async function examine(): Promise<Examination> {
    const open = await listOpenWorkflows(deps);
    const late = await listLateWorkflows(deps);
    const findings: Finding[] = [];
    let temporalAnswers = true;
    try {
      findings.push(...(await examineWorkflows(open)), ...(await within(() => findNeedless(open))));
    } catch (error) {
      if (!(error instanceof ServiceError || isGrpcServiceError(error))) throw error;
      temporalAnswers = false;
    }
    for (const { workflowId, cycleId, steps, since } of late)
      findings.push({
        kind: 'step-late',
        subject: workflowId,
        cycleId,
        text: `${steps} steps are due since ${since.toISOString()}, more than ${LATE_AFTER_MS / 60_000} minutes.`,
        remedy: 'wake the workflow, so that it reads its plan again',
      });
    findings.push(...(await examineOutbox(deps)));
    return { workflows: open.length, temporalAnswers, findings };
  }

  async function examineWorkflows(open: readonly Patient[]): Promise<Finding[]> {
    const queue = [...open];
    const findings: Finding[] = [];
    // All calls are over before an outage is reported: none goes on trying behind a closed connection.
    const asked = await Promise.allSettled(
      Array.from({ length: PARALLEL }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const finding = await examineOne(next);
          if (finding) findings.push(finding);
        }
      }),
    );
    const failed = asked.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    return findings.sort((a, b) => a.subject.localeCompare(b.subject));
  }

  async function examineOne(patient: Patient): Promise<Finding | undefined> {
    const workflowId = idOf(patient);
    const common = { subject: workflowId, cycleId: patient.cycleId };
    try {
      const { status, raw } = await within(() => client.workflow.getHandle(workflowId).describe());
      if (status.name === 'RUNNING') {
        const attempts = raw.pendingWorkflowTask?.attempt ?? 0;
        if (attempts < STUCK_ATTEMPTS) return undefined;
        return {
          ...common,
          kind: 'workflow-stuck',
          text: `Its code fails on its history, ${attempts} times so far.`,
          remedy: null,
        };
      }
      return {
        ...common,
        kind: 'workflow-missing',
        text: `It is ${status.name.toLowerCase()} in Temporal, but open here.`,
        remedy: 'start it; it goes on from its plan',
      };
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      return {
        ...common,
        kind: 'workflow-missing',
        text: 'Temporal does not know it.',
        remedy: 'start it; it goes on from its plan',
      };
    }
  }

  /** Running in Temporal for a cycle or cohort that is over here. One call for a person who asks, never for a page (D7). */
  async function findNeedless(open: readonly Patient[]): Promise<Finding[]> {
    const wanted = new Set(open.map(idOf));
    const queue = options.taskQueue === undefined ? '' : ` and TaskQueue = '${options.taskQueue}'`;
    const running = client.workflow.list({ query: `ExecutionStatus = 'Running'${queue}` });
    const findings: Finding[] = [];
    for await (const { workflowId } of running) {
      if (!workflowId.startsWith('cycle/') || wanted.has(workflowId)) continue;
      findings.push({
        kind: 'workflow-needless',
        subject: workflowId,
        cycleId: workflowId.split('/')[1] ?? null,
        text: 'It runs in Temporal, but its cycle or cohort is over here or was never here.',
        remedy: 'end it',
      });
    }
    return findings;
  }

  async function mendOne({ kind, subject }: Finding, open: readonly Patient[]): Promise<string | undefined> {
    const patient = open.find((each) => idOf(each) === subject);
    const of = patient && {
      cycleId: patient.cycleId,
      ...(patient.cohortId ? { cohortId: patient.cohortId } : {}),
    };
    if (kind === 'workflow-missing' && of) {
      await workflows.ensureStarted(of);
      return `started ${subject}`;
    }
    if (kind === 'step-late' && of) {
      await workflows.deliver({ ...of, signal: 'replan' });
      return `woke ${subject}`;
    }
    if (kind === 'workflow-needless') {
      await within(() => client.workflow.getHandle(subject).terminate('over in the store'));
      return `ended ${subject}`;
    }
    return undefined;
  }

  return {
    examine,
    async mend() {
      const open = await listOpenWorkflows(deps);
      const mended: string[] = [];
      for (const finding of (await examine()).findings) {
        const done = await mendOne(finding, open);
        if (done) mended.push(done);
      }
      return { ...(await examine()), mended };
    },
  };
}

function idOf({ cycleId, cohortId }: Patient): string {
  return cohortId ? cohortWorkflowId(cycleId, cohortId) : cycleWorkflowId(cycleId);
}
