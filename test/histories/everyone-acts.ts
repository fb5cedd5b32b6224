import { acknowledge } from '#storage/actions/acknowledge.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { submitDraft } from '#storage/actions/draft.ts';
import { reflect } from '#storage/actions/reflect.ts';
import { review } from '#storage/actions/review.ts';
import { draftOf, openTasksOf } from '../support/acting.ts';
import type { Played } from './branches.ts';

/** Everybody answers what they are asked at present; a first draft is sent back once. */
export async function everyoneActs({ deps, engine }: Pick<Played, 'deps' | 'engine'>): Promise<void> {
  const { db } = deps;
  for (const task of await openTasksOf(db, 'acknowledge')) await acknowledge(deps, task, { answer: 'x' });
  for (const task of await openTasksOf(db, 'draft')) await submitDraft(deps, task, draftOf('A goal'));
  for (const task of await openTasksOf(db, 'review'))
    await review(deps, task, { decision: task.ordinal === 1 ? 'request-change' : 'agree', comment: '' });
  for (const task of await openTasksOf(db, 'check-in')) await checkIn(deps, task, null);
  for (const task of await openTasksOf(db, 'reflect'))
    await reflect(deps, task, { learned: 'Much', process: '', kudos: null });
  await engine.settle();
}
