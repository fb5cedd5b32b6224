import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Phase } from '#domain/kinds.ts';

/** Argument of `okrCycle`. */
export interface OkrCycleInput {
  cycleId: string;
}

/** Argument of `cohortCycle`. */
export interface CohortCycleInput {
  cycleId: string;
  cohortId: string;
}

/** The plan has changed in the store (a command, a decision): read it again. */
export const replan = defineSignal('replan');

/** Nothing is left to do in a phase, and nobody can undo any more. */
export const settled = defineSignal<[{ phaseRunId: string }]>('settled');

/** The level above a cohort has published its OKRs. */
export const levelPublished = defineSignal('levelPublished');

/** The last cohort of the cycle is through. */
export const cohortClosed = defineSignal('cohortClosed');

/** What a workflow waits for, for an operator who looks at it. */
export const waitingFor = defineQuery<Array<{ phase: Phase; step: string; dueAt: number }>>('waitingFor');
