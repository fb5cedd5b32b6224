/** The id of the workflow that carries what belongs to the whole cycle. */
export function cycleWorkflowId(cycleId: string): string {
  return `cycle/${cycleId}`;
}

/** The id of the workflow that carries one cohort through its cycle. */
export function cohortWorkflowId(cycleId: string, cohortId: string): string {
  return `cycle/${cycleId}/${cohortId}`;
}

/** The task queue on which all workflows and activities run. */
export const TASK_QUEUE = 'quarterdeck';
