import type { TaskKind } from '#domain/kinds.ts';
import type { MailSection, NoticeFacts, SectionWords } from '../model.ts';
import { TASK_MINUTES } from '../task-minutes.ts';

/** What a language says at the places where one acts. */
export interface ActionWords {
  /** What the button of a task says. */
  buttons: Readonly<Record<TaskKind, string>>;
  /** @param moment as the reader writes it. */
  until(moment: string): string;
}

export type Action = Pick<MailSection, 'button' | 'links' | 'due' | 'minutes'>;

/**
 * @returns what gives a section its button, due time and length: nothing when there is nothing to act on, a list of links,
 *   each named after the person it is about, when several tasks make one matter.
 */
export function actionIn({ buttons, until }: ActionWords) {
  return (facts: NoticeFacts, words: SectionWords, rest: readonly NoticeFacts[] = []): Action => {
    const tasks = [facts, ...rest].flatMap(({ task, url, set }) => (task && url ? [{ task, url, set }] : []));
    const [first, ...more] = tasks;
    if (!first) return {};
    const due = (at: Date) => until(words.moment(at));
    const minutes = tasks.reduce((sum, { task }) => sum + TASK_MINUTES[task.kind], 0);
    if (more.length === 0) {
      const { task, url } = first;
      return { button: { label: buttons[task.kind], url }, due: due(task.dueAt), minutes };
    }
    const together = more.every(({ task }) => task.dueAt.getTime() === first.task.dueAt.getTime());
    const links = tasks.map(({ task, url, set }) => ({
      label: nameOf(set) ?? buttons[task.kind],
      url,
      ...(together ? {} : { note: due(task.dueAt) }),
    }));
    return { links, minutes, ...(together ? { due: due(first.task.dueAt) } : {}) };
  };
}

function nameOf(set: NoticeFacts['set']): string | null {
  if (!set) return null;
  return set.level === 'department' && set.departmentName
    ? `${set.ownerName} (${set.departmentName})`
    : set.ownerName;
}
