import { html } from 'ghtml';
import type { NamedChoice } from '#domain/okr-draft.ts';
import type { FeedbackWish } from '#storage/actions/feedback.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import type { Fields } from '../fields.ts';
import { type FormProblem, textArea, textField } from '../form.ts';
import { textsOf } from '../view.ts';

const QUESTION_LENGTH = 500;
/** A longer list would make the page heavy; names can be typed all the same. */
const MOST_NAMES = 120;

/** @returns the person of that name; undefined when there is none. */
export function findByName(people: readonly NamedChoice[], typed: string): NamedChoice | undefined {
  const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return people.find(({ label }) => plain(label) === plain(typed));
}

/** @returns safe HTML of a list that completes names; empty where there are too many. */
export function nameList(id: string, people: readonly NamedChoice[]): string {
  if (people.length > MOST_NAMES) return '';
  return html`<datalist id="${id}">!${people.map(({ label }) => html`<option value="${label}"></option>`).join('')}</datalist>`;
}

/** @returns safe HTML of the place where somebody asks for feedback, folded. */
export function wishFields(
  task: TaskOnPage,
  people: readonly NamedChoice[],
  { fields, problems }: { fields: Fields; problems: readonly FormProblem[] },
): string {
  const { wish } = textsOf(task).quarter.feedback;
  const field = (name: 'askWhom' | 'askWhat') => ({ name, value: fields.text(name), problems });
  const open = fields.text('askWhom') || fields.text('askWhat');
  return html`<details !${open ? 'open' : ''}><summary>${wish.summary}</summary>
    !${textField({ ...field('askWhom'), label: wish.whom.label, hint: wish.whom.hint, list: 'colleagues' })}
    !${nameList('colleagues', people)}
    !${textArea({ ...field('askWhat'), label: wish.question.label, hint: wish.question.hint })}</details>`;
}

/** @returns the wish that the form holds, null where there is none; what is wrong is added to `problems`. */
export function readWish(
  task: TaskOnPage,
  people: readonly NamedChoice[],
  fields: Fields,
  problems: FormProblem[],
): FeedbackWish | null {
  const { wish, shorten } = textsOf(task).quarter.feedback;
  const whom = fields.text('askWhom').trim();
  const question = fields.text('askWhat').trim();
  if (!whom && !question) return null;
  const found = findByName(people, whom);
  if (!whom) problems.push({ field: 'askWhom', remedy: wish.sayWhom });
  else if (!found) problems.push({ field: 'askWhom', remedy: wish.unknown });
  else if (found.id === task.personId) problems.push({ field: 'askWhom', remedy: wish.notYourself });
  if (!question) problems.push({ field: 'askWhat', remedy: wish.sayQuestion });
  if (question.length > QUESTION_LENGTH)
    problems.push({ field: 'askWhat', remedy: shorten(QUESTION_LENGTH, question.length) });
  return found ? { toPersonId: found.id, question } : null;
}
