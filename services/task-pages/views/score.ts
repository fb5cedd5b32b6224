import { html } from 'ghtml';
import { score } from '#storage/actions/score.ts';
import { ASKED_AGAIN, readScoreSheet, type ScoreSheet } from '#storage/repositories/score-sheet.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { declaredUse, declaredUseLine } from '../mine/declared-use.ts';
import { readScoreForm, scoreForm } from '../score/score-form.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

/** Where the key results ended. The score follows from the figures and is shown before it counts. */
export const createScoreView: CreateView = (deps) => ({
  async show(task) {
    const sheet = await readScoreSheet(deps.db, task);
    return parts({ task, sheet, fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const sheet = await readScoreSheet(deps.db, task);
    const read = readScoreForm(sheet, fields, { locale: task.locale, words: textsOf(task).score });
    if (read.is === 'again') {
      const { is: _, ...again } = read;
      return { type: 'again', parts: parts({ task, sheet, fields, problems: read.problems }), ...again };
    }
    const target = { taskId: task.id, personId: task.personId };
    return { type: 'acted', result: await score(deps, target, read.values, read.extras) };
  },
  done(task) {
    const words = textsOf(task).score;
    const { title, next } = words.done;
    const later = pendingIn(task) ? `${words.pendingNext} ` : '';
    return {
      title,
      next: `${next} ${later}${declaredUse(task.settings.declaredUse, textsOf(task))}`,
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

function parts(shown: {
  task: TaskOnPage;
  sheet: ScoreSheet;
  fields: Fields;
  problems: readonly FormProblem[];
}): PageParts {
  const { task, sheet } = shown;
  const words = textsOf(task).score;
  return {
    title: task.ordinal >= ASKED_AGAIN ? words.again2 : words.title(periodOf(task)),
    why: words.why,
    howLong: words.howLong,
    form: html`<h2>${words.yours}</h2>!${scoreForm(sheet, shown)}`,
    detail: html`<h2>${words.how.heading}</h2><p>${words.how.text}</p>!${declaredUseLine(task.settings.declaredUse, textsOf(task))}`,
  };
}
