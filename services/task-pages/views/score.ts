import { html } from 'ghtml';
import { CARRY_CHOICES } from '#domain/kinds.ts';
import { score } from '#storage/actions/score.ts';
import { ASKED_AGAIN, readScoreSheet, type ScoreSheet } from '#storage/repositories/score-sheet.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { noFields } from '../fields.ts';
import { checkBox, radioGroup } from '../form.ts';
import { keyResultFields, type ShownScores } from '../score/key-result-fields.ts';
import { carryOverName, readScores } from '../score/values.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

/** Where the key results ended. The score follows from the figures and is shown before it counts. */
export const createScoreView: CreateView = (deps) => ({
  async show(task) {
    const sheet = await readScoreSheet(deps.db, task);
    return parts({ task, sheet, fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const sheet = await readScoreSheet(deps.db, task);
    const words = textsOf(task).score;
    const { values, extras, unseen, problems } = readScores(sheet, fields, { locale: task.locale, words });
    const confirmed = fields.text('action') === 'confirm';
    const onlyFigures = problems.filter(({ field }) => !field.endsWith('eason]'));
    if (!confirmed || unseen) {
      const shown = parts({ task, sheet, fields, problems: onlyFigures });
      const note = onlyFigures.length > 0 ? {} : { note: words.proposed };
      return { type: 'again', parts: shown, problems: onlyFigures, ...note };
    }
    if (fields.text('confirm') !== 'yes') problems.push({ field: 'confirm', remedy: words.tickFinal });
    if (problems.length > 0)
      return { type: 'again', parts: parts({ task, sheet, fields, problems }), problems };
    const target = { taskId: task.id, personId: task.personId };
    return { type: 'acted', result: await score(deps, target, values, extras) };
  },
  done(task) {
    const words = textsOf(task).score;
    const { title, next } = words.done;
    const later = pendingIn(task) ? `${words.pendingNext} ` : '';
    return {
      title,
      next: `${next} ${later}${task.settings.declaredUse}`,
      // Until then it can be taken back as a whole.
      ...(task.finalisedAt && task.cycleState === 'running'
        ? { more: { path: 'correct', label: words.correct.link } }
        : {}),
    };
  },
});

function pendingIn({ outcome, ordinal }: TaskOnPage): boolean {
  const count = typeof outcome === 'object' && outcome !== null && 'pending' in outcome ? outcome.pending : 0;
  return typeof count === 'number' && count > 0 && ordinal < ASKED_AGAIN;
}

function parts({ sheet, ...shown }: ShownScores & { sheet: ScoreSheet }): PageParts {
  const { task, problems } = shown;
  const words = textsOf(task).score;
  return {
    title: task.ordinal >= ASKED_AGAIN ? words.again2 : words.title(periodOf(task)),
    why: words.why,
    howLong: words.howLong,
    form: html`<h2>${words.yours}</h2>
      !${sheet.keyResults.map((keyResult) => keyResultFields(keyResult, shown)).join('')}
      !${nextPeriod(sheet, shown)}
      !${checkBox({ name: 'confirm', label: words.areFinal, value: '', problems })}
      <div class="buttons"><button type="submit" name="action" value="confirm">${words.confirm}</button>
      <button type="submit" class="quiet" name="action" value="preview">${words.again}</button></div>`,
    detail: html`<h2>${words.how.heading}</h2><p>${words.how.text}</p><p>${task.settings.declaredUse}</p>`,
  };
}

/** What goes on in the next period, for whoever wants to say it now. */
function nextPeriod({ ownObjectives }: ScoreSheet, { task, fields, problems }: ShownScores): string {
  if (ownObjectives.length === 0) return '';
  const { next } = textsOf(task).score;
  const asked = ownObjectives.map(({ id, title }) => {
    const name = carryOverName(id);
    const options = CARRY_CHOICES.map((value) => ({ value, label: next.choices[value] }));
    return radioGroup({ name, label: title, value: fields.text(name), problems, inRow: true, options });
  });
  const said = ownObjectives.some(({ id }) => fields.text(carryOverName(id)) !== '');
  return html`<details !${said ? 'open' : ''}><summary>${next.heading}</summary><p class="soft">${next.hint}</p>!${asked.join('')}</details>`;
}
