import { html } from 'ghtml';
import { CARRY_CHOICES } from '#domain/kinds.ts';
import type { FinalValue, ScoreExtras } from '#storage/actions/score.ts';
import type { ScoreSheet } from '#storage/repositories/score-sheet.ts';
import type { Fields } from '../fields.ts';
import { checkBox, type FormProblem, radioGroup } from '../form.ts';
import type { ScoreTexts } from '../texts/figures-model.ts';
import { textsOf } from '../view.ts';
import { keyResultFields, type ShownScores } from './key-result-fields.ts';
import { carryOverName, readScores } from './values.ts';

/** @returns safe HTML of all that is asked at the end: the figures, what goes on, and the one tick that confirms them. */
export function scoreForm(sheet: ScoreSheet, shown: ShownScores): string {
  const words = textsOf(shown.task).score;
  return html`!${sheet.keyResults.map((keyResult) => keyResultFields(keyResult, shown)).join('')}
      !${nextPeriod(sheet, shown)}
      !${checkBox({ name: 'confirm', label: words.areFinal, value: '', problems: shown.problems })}
      <div class="buttons"><button type="submit" name="action" value="confirm">${words.confirm}</button>
      <button type="submit" class="quiet" name="action" value="preview">${words.again}</button></div>`;
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

/** What a posted form comes to: figures to record, or the page once more with what is wrong or what was worked out. */
export type ScoreReading =
  | { is: 'again'; problems: readonly FormProblem[]; note?: string }
  | { is: 'final'; values: FinalValue[]; extras: ScoreExtras };

/** Nothing is final before somebody has seen the scores that follow, and has ticked that the figures are right. */
export function readScoreForm(
  sheet: ScoreSheet,
  fields: Fields,
  reading: { locale: string; words: ScoreTexts },
): ScoreReading {
  const { words } = reading;
  const { values, extras, unseen, problems } = readScores(sheet, fields, reading);
  if (fields.text('action') !== 'confirm' || unseen) {
    const onlyFigures = problems.filter(({ field }) => !field.endsWith('eason]'));
    return {
      is: 'again',
      problems: onlyFigures,
      ...(onlyFigures.length > 0 ? {} : { note: words.proposed }),
    };
  }
  if (fields.text('confirm') !== 'yes') problems.push({ field: 'confirm', remedy: words.tickFinal });
  return problems.length > 0 ? { is: 'again', problems } : { is: 'final', values, extras };
}
