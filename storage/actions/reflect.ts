import type { PulseQuestion } from '#domain/pilot/figures.ts';
import type { StoreDeps } from '../deps.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

export interface Reflection {
  learned: string;
  team?: string;
  process: string;
  /** The key result from which what was learned may be told at the celebration; null where it may not. */
  lessonOf?: string | null;
  /** Thanks to someone, free text both; null when there is none. */
  kudos: { to: string; text: string } | null;
  /** Answers to the questions about a pilot, 1 to 5. */
  pulse?: ReadonlyArray<{ question: PulseQuestion; value: number }>;
}

/** Records what a person learned and whom they thank. */
export function reflect(
  deps: StoreDeps,
  target: ActionTarget,
  { learned, team = '', process, lessonOf = null, kudos, pulse = [] }: Reflection,
): Promise<ActionResult> {
  return actOnTask(deps, target, 'reflect', async ({ trx, task, now }) => {
    const { id: taskId, cycleId, personId } = task;
    await trx
      .insertInto('reflection')
      .values({
        taskId,
        cycleId,
        personId,
        learned,
        team,
        process,
        lessonOf: learned ? lessonOf : null,
        at: now,
      })
      .execute();
    if (pulse.length > 0)
      await trx
        .insertInto('pulseAnswer')
        .values(pulse.map((answer) => ({ taskId, cycleId, personId, ...answer })))
        .execute();
    if (kudos) {
      await trx
        .insertInto('kudos')
        .values({
          taskId,
          cycleId,
          fromPersonId: personId,
          toText: kudos.to,
          objectiveId: null,
          text: kudos.text,
          at: now,
        })
        .execute();
    }
    return {
      outcome: {
        learned: learned !== '',
        team: team !== '',
        process: process !== '',
        kudos: kudos !== null,
        pulse: pulse.length,
      },
      content: { learned, team, process, lessonOf, kudos: kudos && { to: kudos.to, text: kudos.text } },
    };
  });
}
