/** What the worker bundles: the workflows by the names under which they are started. */
export { cohortCycle } from './cohort-cycle.ts';
export { okrCycle } from './okr-cycle.ts';
