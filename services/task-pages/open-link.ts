import { type LinkKey, linkIdOf, verifyToken } from '#domain/action-token.ts';
import { formatDay } from '#domain/format.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readLinkedTask, type TaskOnPage } from '#storage/repositories/task-page.ts';
import { readerOf } from './view.ts';

/** A link that leads nowhere any more: the status of its page and what it says. */
export interface DeadEnd {
  status: 404 | 410;
  title: string;
  text: string;
  next: string;
}

export type OpenedLink = { task: TaskOnPage; end: null } | { task: TaskOnPage | null; end: DeadEnd };

/**
 * @param token what stood in the URL.
 * @returns the task behind it, or why there is nothing to do. Reads only.
 */
export async function openLink(
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
  token: string,
): Promise<OpenedLink> {
  const linkId = linkIdOf(token);
  const found = linkId ? await readLinkedTask(deps.db, linkId) : undefined;
  if (!found) return { task: null, end: UNKNOWN };
  const { link, task } = found;
  const claim = { linkId: link.id, personId: link.personId, version: link.version };
  const verdict = verifyToken(deps.linkKeys, token, claim);
  if (verdict === 'forged') return { task: null, end: UNKNOWN };
  if (verdict === 'superseded' || link.revokedAt) return { task: null, end: REVOKED };
  if (deps.clock.now() >= link.expiresAt) return { task: null, end: EXPIRED };
  if (task.personId !== link.personId || task.personState === 'left') return { task: null, end: REVOKED };
  return { task, end: endOf(task) };
}

const UNKNOWN: DeadEnd = {
  status: 404,
  title: 'This link does not lead anywhere.',
  text: 'It may have been cut off when it was copied or forwarded.',
  next: 'Open it again from your own mail, by pressing the button there.',
};

const REVOKED: DeadEnd = {
  status: 410,
  title: 'This link has been replaced.',
  text: 'The task behind it has changed hands or a newer mail has its place.',
  next: 'Look for the newest mail from us. If there is none, there is nothing you have to do.',
};

const EXPIRED: DeadEnd = {
  status: 410,
  title: 'This link is too old.',
  text: 'Links stop working two weeks after their task was due.',
  next: 'There is nothing you have to do. If you want to add something, talk to your team lead.',
};

function endOf(task: TaskOnPage): DeadEnd | null {
  if (task.state === 'done') return null;
  if (task.state === 'cancelled' || task.cycleState === 'cancelled') {
    return {
      status: 410,
      title: 'This is no longer needed.',
      text: `What was asked of you in “${task.cycleName}” has been taken off your list.`,
      next: 'There is nothing you have to do.',
    };
  }
  if (task.state === 'missed' || task.phaseState !== 'open') return closedEnd(task);
  return null;
}

/** @returns the end of a task whose step is over, without a word of blame. */
export function closedEnd(task: TaskOnPage): DeadEnd {
  const closed = task.kind === 'check-in' ? task.dueAt : (task.phaseClosedAt ?? task.dueAt);
  return {
    status: 410,
    title: 'This step has closed.',
    text: `It was open until ${formatDay(closed, readerOf(task))}. Nothing was lost: ${CLOSED_CONSEQUENCE[task.kind]}`,
    next: 'If something important is missing, tell your team lead; they can add it.',
  };
}

const CLOSED_CONSEQUENCE: Readonly<Record<TaskOnPage['kind'], string>> = {
  acknowledge:
    'you take part all the same, and the introduction stays readable under “Goals in two minutes”.',
  draft: 'what you had saved is still there.',
  review: 'the goals are in force without an agreement and are shown that way.',
  'check-in': 'the figures of the last check-in still count, and the next one comes by mail.',
  score: 'the figures of the last check-in still count.',
  reflect: 'the celebration goes ahead, and lessons are welcome in the next period.',
  decide: 'the usual rule has been applied.',
};
