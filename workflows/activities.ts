import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';

/**
 * The activities as workflows call them. Each is one short transaction; a worker that dies in the middle is noticed by its
 * missing heartbeat, and whatever fails is tried again until it works: the plan must go on.
 */
export const activities = proxyActivities<Activities>({
  startToCloseTimeout: '1 day',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
});
