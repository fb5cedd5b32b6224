import { html } from 'ghtml';
import { formatForInput, formatNumber } from '#domain/format.ts';
import { finalScore, needsReason, readingOf } from '#domain/scoring.ts';
import type { SheetKeyResult } from '#storage/repositories/score-sheet.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { Fields } from '../fields.ts';
import { checkBox, type FormProblem, textArea, textField } from '../form.ts';
import type { ScoreTexts } from '../texts/figures-model.ts';
import { textsOf } from '../view.ts';
import { entered, milestoneName, nameOf } from './values.ts';

export interface ShownScores {
  task: Pick<TaskOnPage, 'locale' | 'settings'>;
  fields: Fields;
  problems: readonly FormProblem[];
}

/** @returns safe HTML of one key result: where it ended, and what score follows from that. */
export function keyResultFields(keyResult: SheetKeyResult, shown: ShownScores): string {
  const { task, fields, problems } = shown;
  const { locale, settings } = task;
  const words = textsOf(task).score;
  const given = entered(keyResult, fields, locale);
  const { baseline, value } = given;
  const text = (part: 'baseline' | 'reason') => fields.text(nameOf(keyResult, part));
  const known = baseline !== null && value !== null && !given.pending;
  const usable = given.own !== null && given.own >= 0 && given.own <= 1 ? given.own : null;
  const result = known ? finalScore({ target: keyResult.target, baseline, value, own: usable }).score : null;
  const kind = keyResult.objectiveKind;
  const reading = result === null ? null : readingOf(kind, result, settings.successFrom);
  const asksWhy = result !== null && needsReason(kind, result);
  const reason = text('reason');
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle} <span class="tag">${words.kinds[kind]}</span></p>
    <h3>${keyResult.title}</h3>
    !${
      keyResult.baseline === null
        ? textField({
            name: nameOf(keyResult, 'baseline'),
            value: text('baseline'),
            problems,
            ...words.start,
            figure: true,
          })
        : ''
    }
    !${keyResult.milestones.length > 0 ? milestoneBoxes(keyResult, shown, words) : finalField(keyResult, shown, words)}
    !${checkBox({
      name: nameOf(keyResult, 'pending'),
      label: words.pending,
      value: given.pending ? 'yes' : '',
      problems,
      plain: true,
    })}
    <input type="hidden" name="${nameOf(keyResult, 'proposed')}" value="${given.shown}">
    !${
      result === null || reading === null
        ? ''
        : html`<p>${words.score} <strong>${formatNumber(result, locale)}</strong>. ${words.readings[reading]}</p>`
    }
    !${
      asksWhy || reading === 'lesson' || reason
        ? textArea({
            name: nameOf(keyResult, 'reason'),
            label: asksWhy ? words.reason : words.lesson,
            value: reason,
            problems,
          })
        : ''
    }
    !${ownScore(keyResult, shown, words)}
  </section>`;
}

function finalField(
  keyResult: SheetKeyResult,
  { task: { locale }, fields, problems }: ShownScores,
  words: ScoreTexts,
): string {
  const figure = (value: number) => withUnit(formatNumber(value, locale), keyResult.unit);
  const filled = fields.names().length > 0;
  return textField({
    name: nameOf(keyResult, 'value'),
    value: filled ? fields.text(nameOf(keyResult, 'value')) : formatForInput(keyResult.currentValue, locale),
    problems,
    label: words.final(keyResult.unit),
    hint:
      keyResult.baseline === null
        ? words.targetWas(figure(keyResult.target))
        : words.way(figure(keyResult.baseline), figure(keyResult.target)),
    figure: true,
  });
}

function milestoneBoxes(
  keyResult: SheetKeyResult,
  { fields, problems }: ShownScores,
  words: ScoreTexts,
): string {
  const boxes = keyResult.milestones.map(({ id, title }) => {
    const name = milestoneName(keyResult, id);
    return checkBox({ name, label: title, value: fields.text(name), problems, plain: true });
  });
  return html`<fieldset><legend>${words.milestones}</legend>!${boxes.join('')}</fieldset>`;
}

/** A score of one's own is the exception; it unfolds where one was given, or is wrong. */
function ownScore(keyResult: SheetKeyResult, { fields, problems }: ShownScores, words: ScoreTexts): string {
  const [own, why] = [nameOf(keyResult, 'own'), nameOf(keyResult, 'ownReason')];
  const said = fields.text(own).trim() !== '' || fields.text(why).trim() !== '';
  const wrong = problems.some(({ field }) => field === own || field === why);
  return html`<details !${said || wrong ? 'open' : ''}><summary>${words.own.summary}</summary>
    !${textField({ name: own, value: fields.text(own), problems, ...words.own.score, figure: true })}
    !${textArea({ name: why, value: fields.text(why), problems, label: words.own.why })}</details>`;
}
