import type { Phase, StepKind } from './kinds.ts';

/** A workflow's plan as it reads it: ids and times only, times in epoch milliseconds. */
export interface WorkflowPlan {
  /** `waiting`: the cycle is paused. `over`: it was cancelled or has closed, nothing more is to be done. */
  state: 'running' | 'waiting' | 'over';
  phases: Array<{
    phaseRunId: string;
    phase: Phase;
    over: boolean;
    /** Nothing is left to do in it and nobody can undo any more: it may close before its deadline. */
    settled: boolean;
    /** Steps not done yet, in the order of their due times. */
    steps: Array<{ key: string; kind: StepKind; week: number; dueAt: number }>;
  }>;
}

/** Which step of which phase; all that a workflow says to the store. */
export interface StepRef {
  phaseRunId: string;
  key: string;
}

/**
 * What became of a step. `done`: performed now or before. `not-due`: the plan says later, epoch milliseconds. `paused`:
 * wait for a replan. `over`: the phase is closed or the cycle cancelled, nothing more will happen in it.
 */
export type StepResult =
  | { result: 'done' }
  | { result: 'not-due'; dueAt: number }
  | { result: 'paused' }
  | { result: 'over' };
