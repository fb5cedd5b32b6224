/** What can be out of step between the store, which holds the facts, and Temporal, which holds the time. */
export const FINDING_KINDS = [
  'workflow-missing',
  'workflow-stuck',
  'workflow-needless',
  'step-late',
  'delivery-late',
  'mail-unknown',
  'mail-failed',
  'webhook-parked',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  kind: FindingKind;
  /** The workflow, phase or outbox row it is about. */
  subject: string;
  cycleId: string | null;
  /** In one sentence, without names or addresses. */
  text: string;
  /** What mending does; null where a person has to decide. */
  remedy: string | null;
}

export interface Examination {
  /** Workflows that should be running. */
  workflows: number;
  /** False when Temporal could not be asked; then nothing is known of workflows. */
  temporalAnswers: boolean;
  findings: Finding[];
}

/** What is due waits this long before it counts as late: a restart may take as long. */
export const LATE_AFTER_MS = 5 * 60_000;
