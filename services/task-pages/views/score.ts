import { html } from 'ghtml';
import { formatForInput, formatNumber, parseNumber } from '#domain/format.ts';
import { needsReason, scoreOf, scoreWording } from '#domain/scoring.ts';
import { periodName } from '#mails/texts/en/words.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import { type FinalValue, score } from '#storage/actions/score.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { KIND_WORDS, withUnit } from '../../shared/ui/okr-card.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, textArea, textField } from '../form.ts';
import type { CreateView, PageParts } from '../view.ts';

const REASON_LENGTH = 2000;

/** Where the key results ended. The score follows from the figures and is shown before it counts. */
export const createScoreView: CreateView = (deps) => ({
  async show(task) {
    return parts({ task, owned: await readOwnedKeyResults(deps.db, task), fields: noFields(), problems: [] });
  },
  async post(task, fields) {
    const owned = await readOwnedKeyResults(deps.db, task);
    const { values, unseen, problems } = readValues(owned, fields, task.locale);
    const confirmed = fields.text('action') === 'confirm';
    const onlyFigures = problems.filter(({ field }) => field.endsWith('[value]'));
    if (!confirmed || unseen) {
      const shown = parts({ task, owned, fields, problems: onlyFigures });
      const note = onlyFigures.length > 0 ? {} : { note: PROPOSED };
      return { type: 'again', parts: shown, problems: onlyFigures, ...note };
    }
    if (fields.text('confirm') !== 'yes')
      problems.push({ field: 'confirm', remedy: 'Tick that these are the final figures.' });
    if (problems.length > 0)
      return { type: 'again', parts: parts({ task, owned, fields, problems }), problems };
    return { type: 'acted', result: await score(deps, { taskId: task.id, personId: task.personId }, values) };
  },
  done: ({ settings }) => ({
    title: 'Scored, thank you.',
    next: `The scores go into the celebration and help to set the next goals. ${settings.declaredUse}`,
  }),
});

const PROPOSED =
  'These are the scores that follow from your figures. Nothing is recorded until you confirm them.';

type Part = 'value' | 'reason' | 'proposed' | 'baseline';

function nameOf(keyResult: OwnedKeyResult, part: Part): string {
  return `keyResults[${keyResult.id}][${part}]`;
}

/** `unseen`: a figure differs from the one for which the page showed a score. */
function readValues(owned: readonly OwnedKeyResult[], fields: Fields, locale: string) {
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
        remedy: 'Write where it stood at the start as a number, or leave both figures empty.',
      });
      continue;
    }
    if (baseline === keyResult.target) {
      problems.push({
        field: nameOf(keyResult, 'baseline'),
        remedy:
          'The start equals the target, so there was no way to go: give another figure, or leave both empty.',
      });
      continue;
    }
    const value = parseNumber(fields.text(field), locale);
    if (value === null) {
      problems.push({
        field,
        remedy: `Write the final figure as a number, such as ${formatNumber(99.95, locale)}.`,
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
        remedy: 'Say in a sentence what kept this commitment from being full.',
      });
    }
    if (reason.length > REASON_LENGTH) {
      const remedy = `Shorten it to ${REASON_LENGTH} characters; it has ${reason.length}.`;
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
  return {
    title: `Where did your key results end in ${periodName(task.period)}?`,
    why: 'The score is the share of the way that was made. A stretch goal at 0.7 is a success, and less is a lesson.',
    howLong: 'About three minutes',
    form: html`<h2>Your key results</h2>
      !${owned.map((keyResult) => keyResultFields(keyResult, shown)).join('')}
      !${checkBox({ name: 'confirm', label: 'These are the final figures', value: '', problems })}
      <div class="buttons"><button type="submit" name="action" value="confirm">Confirm the scores</button>
      <button type="submit" class="quiet" name="action" value="preview">Work the scores out again</button></div>`,
    detail: html`<h2>How a score comes about</h2><p>From baseline to target is the whole way; the score is the share of it that was made,
      between 0 and 1. An objective counts the mean of its key results.</p><p>${task.settings.declaredUse}</p>`,
  };
}

function keyResultFields(keyResult: OwnedKeyResult, { task, fields, problems }: Shown): string {
  const { locale, settings } = task;
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
  const wording = result === null ? '' : scoreWording(keyResult.objectiveKind, result, settings.successFrom);
  const reasonWanted = result !== null && needsReason(keyResult.objectiveKind, result);
  const reason = fields.text(nameOf(keyResult, 'reason'));
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle} <span class="tag">${KIND_WORDS[keyResult.objectiveKind]}</span></p>
    <h3>${keyResult.title}</h3>
    !${
      keyResult.baseline === null
        ? textField({
            name: nameOf(keyResult, 'baseline'),
            value: fields.text(nameOf(keyResult, 'baseline')),
            problems,
            label: 'Where it stood at the start',
            hint: 'Its baseline never came. If nobody knows it, leave both figures empty: it then stays pending, without a score.',
            figure: true,
          })
        : ''
    }
    !${textField({
      name: nameOf(keyResult, 'value'),
      value: entered,
      problems,
      label: keyResult.unit ? `Final figure, in ${keyResult.unit}` : 'Final figure',
      hint:
        keyResult.baseline === null
          ? `The target was ${figure(keyResult.target)}`
          : `From ${figure(keyResult.baseline)} to ${figure(keyResult.target)}`,
      figure: true,
    })}
    <input type="hidden" name="${nameOf(keyResult, 'proposed')}" value="${value === null || result === null ? '' : shownFor(value, told)}">
    !${result === null ? '' : html`<p>Score <strong>${formatNumber(result, locale)}</strong>. ${wording}</p>`}
    !${
      reasonWanted || reason
        ? textArea({
            name: nameOf(keyResult, 'reason'),
            label: 'What got in between',
            value: reason,
            problems,
          })
        : ''
    }
  </section>`;
}
