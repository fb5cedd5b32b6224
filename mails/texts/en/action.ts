import type { MailSection, NoticeFacts, SectionWords } from '../../model.ts';
import { TASK_BUTTONS, TASK_MINUTES } from './words.ts';

/** @returns the button, the due time and the length of the task a notice is about; nothing when there is none to act on. */
export function action(
  facts: NoticeFacts,
  words: SectionWords,
): Pick<MailSection, 'button' | 'due' | 'minutes'> {
  const { task, url } = facts;
  if (!task || !url) return {};
  return {
    button: { label: TASK_BUTTONS[task.kind], url },
    due: `Until ${words.moment(task.dueAt)}`,
    minutes: TASK_MINUTES[task.kind],
  };
}
