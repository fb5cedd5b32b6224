import { html } from 'ghtml';
import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { needsReason, readingOf, scoreOf } from '#domain/scoring.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import { type FinalValue, score } from '#storage/actions/score.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, textArea, textField } from '../form.ts';
import type { ScoreTexts } from '../texts/figures-model.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

const REASON_LENGTH = 2000;

/** Where the key results ended. The score follows from the figures and is shown before it counts. */
export const createScoreView: CreateView = (deps) => ({
  async show(task) {
    return parts({ task, owned: await readOwnedKeyResults(deps.db, task), fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const owned = await readOwnedKeyResults(deps.db, task);
    const words = textsOf(task).score;
    const { values, unseen, problems } = readValues(owned, fields, { locale: task.locale, words });
    const confirmed = fields.text('action') === 'confirm';
    const onlyFigures = problems.filter(({ field }) => field.endsWith('[value]'));
    if (!confirmed || unseen) {
      const shown = parts({ task, owned, fields, problems: onlyFigures });
      const note = onlyFigures.length > 0 ? {} : { note: words.proposed };
      return { type: 'again', parts: shown, problems: onlyFigures, ...note };
    }
    if (fields.text('confirm') !== 'yes') problems.push({ field: 'confirm', remedy: words.tickFinal });
    if (problems.length > 0)
      return { type: 'again', parts: parts({ task, owned, fields, problems }), problems };
    return { type: 'acted', result: await score(deps, { taskId: task.id, personId: task.personId }, values) };
  },
  done(task) {
    const { title, next } = textsOf(task).score.done;
    return { title, next: `${next} ${task.settings.declaredUse}` };
  },
});

type Part = 'value' | 'reason' | 'proposed' | 'baseline';

function nameOf(keyResult: OwnedKeyResult, part: Part): string {
  return `keyResults[${keyResult.id}][${part}]`;
}

/** `unseen`: a figure differs from the one for which the page showed a score. */
function readValues(
  owned: readonly OwnedKeyResult[],
  fields: Fields,
  { locale, words }: { locale: string; words: ScoreTexts },
) {
  const problems: FormProblem[] = [];
  const values: FinalValue[] = [];
  let unseen = false;
  for (const keyResult of owned) {
    const field = nameOf(keyResult, 'value');
    const baseline = startOf(keyResult, fields, locale);
    // Where nobody measured the start there may be nothing to say: it stays pending.
    if (
      keyResult.baseline === null &&
      !typed(keyResult, fields, 'value') &&
      !typed(keyResult, fields, 'baseline')
    )
      continue;
    if (baseline === null) {
      problems.push({
        field: nameOf(keyResult, 'baseline'),
        remedy: words.writeStart,
      });
      continue;
    }
    if (baseline === keyResult.target) {
      problems.push({
        field: nameOf(keyResult, 'baseline'),
        remedy: words.startIsTarget,
      });
      continue;
    }
    const value = parseNumber(fields.text(field), locale);
    if (value === null) {
      problems.push({
        field,
        remedy: words.writeFinal(formatNumber(99.95, locale)),
      });
      continue;
    }
    const told = keyResult.baseline === null ? baseline : null;
    if (fields.text(nameOf(keyResult, 'proposed')) !== shownFor(value, told)) unseen = true;
    const reason = fields.text(nameOf(keyResult, 'reason')).trim();
    const result = scoreOf({ target: keyResult.target, baseline, value });
    if (needsReason(keyResult.objectiveKind, result) && !reason) {
      problems.push({
        field: nameOf(keyResult, 'reason'),
        remedy: words.sayReason,
      });
    }
    if (reason.length > REASON_LENGTH) {
      const remedy = words.shorten(REASON_LENGTH, reason.length);
      problems.push({ field: nameOf(keyResult, 'reason'), remedy });
    }
    values.push({ keyResultId: keyResult.id, value, baseline: told, reason });
  }
  return { values, unseen, problems };
}

function typed(keyResult: OwnedKeyResult, fields: Fields, part: Part): string {
  return fields.text(nameOf(keyResult, part)).trim();
}

/** @returns where the key result starts: what is known, else what is typed now. */
function startOf(keyResult: OwnedKeyResult, fields: Fields, locale: string): number | null {
  return keyResult.baseline ?? parseNumber(fields.text(nameOf(keyResult, 'baseline')), locale);
}

/** @returns what the page says it has worked out a score for. */
function shownFor(value: number, told: number | null): string {
  return told === null ? String(value) : `${value} from ${told}`;
}

interface Shown {
  task: TaskOnPage;
  owned: readonly OwnedKeyResult[];
  fields: Fields;
  problems: readonly FormProblem[];
}

function parts(shown: Shown): PageParts {
  const { task, owned, problems } = shown;
  const words = textsOf(task).score;
  return {
    title: words.title(periodOf(task)),
    why: words.why,
    howLong: words.howLong,
    form: html`<h2>${words.yours}</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, shown)).join('')}
      !${checkBox({ name: 'confirm', label: words.areFinal, value: '', problems })}
      <div class="buttons"><button type="submit" name="action" value="confirm">${words.confirm}</button>
      <button type="submit" class="quiet" name="action" value="preview">${words.again}</button></div>`,
    detail: html`<h2>${words.how.heading}</h2><p>${words.how.text}</p><p>${task.settings.declaredUse}</p>`,
  };
}

function keyResultFields(keyResult: OwnedKeyResult, { task, fields, problems }: Shown): string {
  const { locale, settings } = task;
  const words = textsOf(task).score;
  const figure = (value: number) => withUnit(formatNumber(value, locale), keyResult.unit);
  const filled = fields.names().length > 0;
  const entered = filled
    ? fields.text(nameOf(keyResult, 'value'))
    : formatForInput(keyResult.currentValue, locale);
  const value = parseNumber(entered, locale);
  const baseline = startOf(keyResult, fields, locale);
  const told = keyResult.baseline === null ? baseline : null;
  const result =
    value === null || baseline === null ? null : scoreOf({ target: keyResult.target, baseline, value });
  const wording =
    result === null ? '' : words.readings[readingOf(keyResult.objectiveKind, result, settings.successFrom)];
  const reasonWanted = result !== null && needsReason(keyResult.objectiveKind, result);
  const reason = fields.text(nameOf(keyResult, 'reason'));
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle} <span class="tag">${words.kinds[keyResult.objectiveKind]}</span></p>
    <h3>${keyResult.title}</h3>
    !${
      keyResult.baseline === null
        ? textField({
            name: nameOf(keyResult, 'baseline'),
            value: fields.text(nameOf(keyResult, 'baseline')),
            problems,
            ...words.start,
            figure: true,
          })
        : ''
    }
    !${textField({
      name: nameOf(keyResult, 'value'),
      value: entered,
      problems,
      label: words.final(keyResult.unit),
      hint:
        keyResult.baseline === null
          ? words.targetWas(figure(keyResult.target))
          : words.way(figure(keyResult.baseline), figure(keyResult.target)),
      figure: true,
    })}
    <input type="hidden" name="${nameOf(keyResult, 'proposed')}" value="${value === null || result === null ? '' : shownFor(value, told)}">
    !${result === null ? '' : html`<p>${words.score} <strong>${formatNumber(result, locale)}</strong>. ${wording}</p>`}
    !${
      reasonWanted || reason
        ? textArea({
            name: nameOf(keyResult, 'reason'),
            label: words.reason,
            value: reason,
            problems,
          })
        : ''
    }
  </section>`;
}
