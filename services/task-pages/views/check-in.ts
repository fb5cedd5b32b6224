import { html } from 'ghtml';
import type { NamedChoice } from '#domain/okr-draft.ts';
import { sharePassed } from '#domain/period.ts';
import { checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import { type ReceivedFeedback, readColleagues, readReceived } from '#storage/repositories/feedback.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readAdjustments } from '../check-in/adjustments.ts';
import { readEntries } from '../check-in/entries.ts';
import { readWish, wishFields } from '../check-in/feedback-wish.ts';
import { keyResultFields } from '../check-in/key-result-fields.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup } from '../form.ts';
import { type CreateView, type PageParts, textsOf } from '../view.ts';

/** The weekly look at one's key results: nothing changed, or what did. */
export const createCheckInView: CreateView = (deps) => {
  async function read(task: TaskOnPage) {
    const [owned, people, received] = await Promise.all([
      readOwnedKeyResults(deps.db, task),
      readColleagues(deps.db, task),
      readReceived(deps.db, task.id),
    ]);
    return { task, owned, people, received, expected: sharePassed(task, deps.clock.now()) };
  }
  return {
    async show(task) {
      return pageParts({ ...(await read(task)), fields: noFields(), problems: [] });
    },
    async post(task, fields) {
      const owned = await readOwnedKeyResults(deps.db, task);
      const { entries, problems } = readEntries(owned, fields, {
        locale: task.locale,
        words: textsOf(task).checkIn,
      });
      const adjustments = readAdjustments(task, owned, fields, problems);
      // Names are looked up only where one was typed: most check-ins ask nobody for anything.
      const asks = fields.text('askWhom').trim() + fields.text('askWhat').trim() !== '';
      const people = asks ? await readColleagues(deps.db, task) : [];
      const feedback = readWish(task, people, fields, problems);
      if (problems.length > 0)
        return { type: 'again', parts: pageParts({ ...(await read(task)), fields, problems }), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await checkIn(deps, target, entries, { adjustments, feedback }) };
    },
    done: (task) => textsOf(task).checkIn.done,
  };
};

interface Shown {
  task: TaskOnPage;
  owned: readonly OwnedKeyResult[];
  people: readonly NamedChoice[];
  received: readonly ReceivedFeedback[];
  fields: Fields;
  problems: readonly FormProblem[];
  /** Share of the period that has passed. */
  expected: number;
}

function pageParts(shown: Shown): PageParts {
  const { task, owned, fields, problems } = shown;
  const filled = fields.names().length > 0;
  const { checkIn: words, quarter } = textsOf(task);
  return {
    title: words.title(task.ordinal),
    why: words.why,
    howLong: words.howLong,
    more: { path: 'change', label: quarter.change.link },
    form: html`!${receivedNotes(shown)}!${radioGroup({
      name: 'changed',
      label: words.since,
      value: fields.text('changed'),
      problems,
      inRow: true,
      options: [
        { value: 'nothing', ...words.nothing },
        { value: 'some', ...words.some },
      ],
    })}
      <div class="buttons"><button type="submit">${words.send}</button></div>
      <h2>${words.yours}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, { ...shown, filled })).join('')}
      !${wishFields(task, shown.people, shown)}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
  };
}

/** What others said to the person since the last time. */
function receivedNotes({ task, received }: Shown): string {
  if (received.length === 0) return '';
  const words = textsOf(task).quarter.feedback;
  return html`<section class="note"><h2>${words.received}</h2>!${received
    .map(
      (each) =>
        html`<p><strong>${words.from[each.kind](each.fromName)}</strong>!${each.keyResult ? html` <span class="soft">(${each.keyResult})</span>` : ''}<br>${each.words}</p>`,
    )
    .join('')}</section>`;
}
