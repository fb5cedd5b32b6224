import { html } from 'ghtml';
import { type LearningQuestion, primerOf, REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { LeaderNote } from '#domain/settings.ts';
import { acknowledge } from '#storage/actions/acknowledge.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readChampionsOf } from '#storage/pilots/champions.ts';
import { type AskedChanged, readAskedBefore } from '#storage/repositories/asked-changed.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import type { Learning } from '../learning.ts';
import { declaredUse } from '../mine/declared-use.ts';
import type { AcknowledgeTexts } from '../texts/model.ts';
import { type PageParts, periodOf, type TaskView, textsOf } from '../view.ts';

/** What is coming, how it goes, and one question about it; those who will review get a text and question of their own. */
export function createAcknowledgeView(deps: StoreDeps, learning: Learning): TaskView {
  const textOf = (task: TaskOnPage) => learning.lessonOf(primerOf(task.ordinal), [textsOf(task).language]);
  const askedBefore = async ({ cycleId, ordinal }: TaskOnPage) =>
    ordinal === REVIEWERS_PRIMER ? [] : ((await readAskedBefore(deps.db, [cycleId])).get(cycleId) ?? []);
  const championOf = async ({ cycleId, personId, ordinal }: TaskOnPage) =>
    ordinal === REVIEWERS_PRIMER
      ? undefined
      : (await readChampionsOf(deps.db, [{ cycleId, personId }])).get(`${cycleId}/${personId}`);
  const shownOf = async (task: TaskOnPage) => ({
    ...textOf(task),
    asked: await askedBefore(task),
    champion: await championOf(task),
  });
  return {
    async show(task) {
      return parts(task, await shownOf(task), '', []);
    },
    async post(task, fields) {
      const lesson = textOf(task);
      const words = textsOf(task).acknowledge;
      const answer = fields.text('answer');
      const option = lesson.question.options.find((each) => each.value === answer);
      if (option?.right) {
        const target = { taskId: task.id, personId: task.personId };
        return { type: 'acted', result: await acknowledge(deps, target, { answer }) };
      }
      const remedy = option ? words.notQuite(option.explanation) : words.choose;
      const problems = [{ field: 'answer', remedy }];
      return {
        type: 'again',
        parts: parts(task, await shownOf(task), answer, problems),
        problems,
      };
    },
    done: (task) => textsOf(task).acknowledge.done,
  };
}

function parts(
  task: TaskOnPage,
  shown: {
    body: string;
    question: LearningQuestion;
    asked: readonly AskedChanged[];
    champion: string | undefined;
  },
  answer: string,
  problems: readonly FormProblem[],
): PageParts {
  const { body, question, asked, champion } = shown;
  const words = textsOf(task).acknowledge;
  const reviews = task.ordinal === REVIEWERS_PRIMER;
  const { title, why, howLong } = reviews
    ? words.reviewing
    : { ...words, title: words.title(periodOf(task)) };
  return {
    title,
    why,
    howLong,
    ...(reviews ? {} : { more: { path: 'propose', label: textsOf(task).proposals.invite } }),
    form: html`!${askedAndChanged(asked, words)}!${reviews ? '' : leaderNote(task.settings.leaderNote)}<div class="card">!${body}</div>
      !${champion ? html`<p>${words.champion(champion)}</p>` : ''}
      !${radioGroup({
        name: 'answer',
        label: question.text,
        value: answer,
        problems,
        options: question.options.map(({ value, label }) => ({ value, label })),
      })}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
    detail: html`<h2>${words.usedFor}</h2><p>${declaredUse(task.settings.declaredUse, textsOf(task))}</p>`,
  };
}

/** What came of the last period's wishes opens the first page of this one. */
function askedAndChanged(asked: readonly AskedChanged[], words: AcknowledgeTexts): string {
  if (asked.length === 0) return '';
  return html`<h2>${words.askedChanged}</h2><dl class="card">!${asked
    .map((each) => html`<dt>${each.asked}</dt><dd>${each.changed}</dd>`)
    .join('')}</dl>`;
}

function leaderNote(note: LeaderNote | undefined): string {
  if (!note) return '';
  const paragraphs = note.text.split(/\n\s*\n/).map((text) => html`<p>${text}</p>`);
  return html`<figure><blockquote>!${paragraphs.join('')}</blockquote><figcaption>${note.from}</figcaption></figure>`;
}
