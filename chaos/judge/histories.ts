/** A workflow's history as texts: every name and every payload in it, decoded. */
export interface HistoryEvidence {
  workflowId: string;
  /** The kinds of its events, in order, such as EVENT_TYPE_WORKFLOW_TASK_FAILED. */
  events: readonly string[];
  texts: readonly string[];
}

/** Whoever fails a workflow task has code that does not follow its history. */
const FAULTS = [
  'EVENT_TYPE_WORKFLOW_TASK_FAILED',
  'EVENT_TYPE_WORKFLOW_EXECUTION_FAILED',
  'EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED',
  'EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT',
];

/**
 * @param secrets names, addresses and texts of goals that no history may hold (D2).
 * @returns a sentence for each workflow that failed, and for each secret in a history.
 */
export function judgeHistories(histories: readonly HistoryEvidence[], secrets: readonly string[]): string[] {
  return histories.flatMap(({ workflowId, events, texts }) => {
    const all = texts.join('\n').toLowerCase();
    return [
      ...FAULTS.filter((fault) => events.includes(fault)).map(
        (fault) => `histories: ${workflowId} has ${fault}`,
      ),
      ...secrets
        .filter((secret) => all.includes(secret.toLowerCase()))
        .map((secret) => `histories: ${workflowId} holds '${secret}'`),
    ];
  });
}
