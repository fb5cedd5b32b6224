import { proxyActivities, sleep } from '@temporalio/workflow';

const { act } = proxyActivities<{ act(step: PersonStep): Promise<void> }>({ startToCloseTimeout: '10s' });

/** Something that falls due for one person. */
export interface PersonStep {
  person: number;
  step: number;
}

/** The obvious way to run the process on Temporal: a workflow for each person, a timer and an activity for each step. */
export async function personQuarter(input: { person: number; waitsMs: number[] }): Promise<void> {
  for (const [step, waitMs] of input.waitsMs.entries()) {
    if (waitMs > 0) await sleep(waitMs);
    await act({ person: input.person, step });
  }
}
