import { type LinkKey, linkIdOf, verifyToken } from '#domain/action-token.ts';
import { formatDay, localeForText } from '#domain/format.ts';
import { isBesidePhases } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { ActionLink } from '#storage/repositories/action-links.ts';
import { readLinkedTask, type TaskOnPage } from '#storage/repositories/task-page.ts';
import type { EndText, PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

/** A link that leads nowhere any more: the status of its page, what it says, and in whose language. */
export interface DeadEnd extends EndText {
  status: 404 | 410;
  texts: PageTexts;
}

export type OpenedLink = { task: TaskOnPage; end: null } | { task: TaskOnPage | null; end: DeadEnd };

/**
 * @param token what stood in the URL.
 * @param stranger the words for whoever holds a link that is not genuine: nothing is known of them.
 * @returns the task behind it, or why there is nothing to do. Reads only.
 */
export async function openLink(
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
  token: string,
  stranger: PageTexts = PAGE_LANGUAGES.of('en'),
): Promise<OpenedLink> {
  const unknown: DeadEnd = { status: 404, texts: stranger, ...stranger.ends.unknown };
  const linkId = linkIdOf(token);
  const found = linkId ? await readLinkedTask(deps.db, linkId) : undefined;
  if (!found) return { task: null, end: unknown };
  const { link, task } = found;
  const texts = PAGE_LANGUAGES.of(task.locale);
  const end = endOfLink(deps, { token, link, texts, stranger });
  if (end) return { task: null, end };
  const over = (text: EndText): DeadEnd => ({ status: 410, texts, ...text });
  if (task.personId !== link.personId || task.personState === 'left')
    return { task: null, end: over(texts.ends.revoked) };
  return { task, end: endOf(task) };
}

/** @returns why a link opens nothing, whatever is behind it; null when it is genuine and in force. */
export function endOfLink(
  { linkKeys, clock }: Pick<StoreDeps, 'clock'> & { linkKeys: readonly LinkKey[] },
  opened: { token: string; link: ActionLink; texts: PageTexts; stranger: PageTexts },
): DeadEnd | null {
  const { token, link, texts, stranger } = opened;
  const claim = { linkId: link.id, personId: link.personId, version: link.version };
  const verdict = verifyToken(linkKeys, token, claim);
  if (verdict === 'forged') return { status: 404, texts: stranger, ...stranger.ends.unknown };
  if (verdict === 'superseded' || link.revokedAt) return { status: 410, texts, ...texts.ends.revoked };
  if (clock.now() >= link.expiresAt) return { status: 410, texts, ...texts.ends.expired };
  return null;
}

function endOf(task: TaskOnPage): DeadEnd | null {
  if (task.state === 'done') return null;
  if (task.state === 'cancelled' || task.cycleState === 'cancelled') {
    const texts = PAGE_LANGUAGES.of(task.locale);
    const { passedToName, cycleName } = task;
    const end = passedToName ? texts.ends.passedOn(passedToName, cycleName) : texts.ends.cancelled(cycleName);
    return { status: 410, texts, ...end };
  }
  if (task.state === 'missed' || (task.phaseState !== 'open' && !isBesidePhases(task.kind)))
    return closedEnd(task);
  return null;
}

/** @returns the end of a task whose step is over, without a word of blame. */
export function closedEnd(task: TaskOnPage): DeadEnd {
  const closed = task.kind === 'check-in' ? task.dueAt : (task.phaseClosedAt ?? task.dueAt);
  const texts = PAGE_LANGUAGES.of(task.locale);
  const locale = localeForText(texts.language, task.locale);
  const day = formatDay(closed, { locale, timeZone: task.timeZone });
  return { status: 410, texts, ...texts.ends.closed(day, task.kind) };
}
