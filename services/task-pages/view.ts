import { localeForText } from '#domain/format.ts';
import { writtenMoment } from '#mails/moment.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { ActionResult } from '#storage/actions/act.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import type { Fields } from './fields.ts';
import type { FormProblem } from './form.ts';
import type { PageTexts } from './texts/model.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

/** What a kind of task puts on its page; all HTML safe. */
export interface PageParts {
  /** What is asked, in one sentence. */
  title: string;
  /** Why it matters, plain text. */
  why: string;
  /** Such as `About a minute`; empty where nothing can be taken back afterwards. */
  howLong: string;
  /** A page beside this one, under the same link; plain text. */
  more?: { path: string; label: string };
  /** Fields and buttons; the form element around them and the list of problems come from the page. */
  form: string;
  /** What may be read besides. */
  detail?: string;
  /** For the head of the page, such as a script that helps while somebody writes. */
  head?: string;
}

/** What a posted form led to. */
export type PostOutcome =
  | { type: 'acted'; result: ActionResult }
  | { type: 'again'; parts: PageParts; problems: readonly FormProblem[]; note?: string };

/** One kind of task on its page; each kind has its own file in `views/`. */
export interface TaskView {
  /** The open task, as it is asked. */
  show(task: TaskOnPage): Promise<PageParts>;
  /** Handles a posted form; without a chosen value it answers with problems and changes nothing. */
  post(task: TaskOnPage, fields: Fields): Promise<PostOutcome>;
  /** What the page's script asks while somebody writes. It reads, and changes nothing. */
  live?(task: TaskOnPage, fields: Fields): Promise<object>;
  /** Plain text: what was done and what happens next. */
  done(task: TaskOnPage): Done;
}

/** Plain text of a task's page once it is done. */
export interface Done {
  title: string;
  next: string;
  /** A page beside this one, under the same link. */
  more?: { path: string; label: string };
  /** A page of the console. */
  onward?: { url: string; label: string };
}

export type CreateView = (deps: StoreDeps) => TaskView;

/** @returns the words of a task's page in the language that its reader reads best. */
export function textsOf({ locale }: Pick<TaskOnPage, 'locale'>): PageTexts {
  return PAGE_LANGUAGES.of(locale);
}

/** @returns the reader's locale and zone for days within the page's text. */
export function readerOf(task: Pick<TaskOnPage, 'locale' | 'timeZone'>): {
  locale: string;
  timeZone: string;
} {
  return { locale: localeForText(textsOf(task).language, task.locale), timeZone: task.timeZone };
}

/** @returns the cycle's period, or another one, in the words of the page. */
export function periodOf(
  task: Pick<TaskOnPage, 'locale' | 'timeZone' | 'period'>,
  period = task.period,
): string {
  const { locale } = readerOf(task);
  return MAIL_LANGUAGES.of(locale).periodName(period, locale);
}

/** @returns the task's due time in the reader's words. */
export function dueOf(task: TaskOnPage): string {
  return writtenMoment(task.dueAt, readerOf(task));
}
