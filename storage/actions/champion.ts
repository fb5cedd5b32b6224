import type { ChampionAnswer } from '#domain/kinds.ts';
import type { StoreDeps } from '../deps.ts';
import { answerInvitation } from '../pilots/champions.ts';
import { type ActionResult, type ActionTarget, actOnTask } from './act.ts';

/** Records whether somebody of a pilot helps others; their name stands where a yes puts it from then on. */
export function answerChampion(
  deps: StoreDeps,
  target: ActionTarget,
  { answer }: { answer: ChampionAnswer },
): Promise<ActionResult> {
  return actOnTask(deps, target, 'champion', async ({ trx, task, now }) => {
    await answerInvitation(trx, task, answer, now);
    return { outcome: { answer } };
  });
}
