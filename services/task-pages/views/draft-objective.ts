import { html } from 'ghtml';
import type { DraftObjectiveInput, DraftProblem } from '#domain/okr-draft.ts';
import { coachSlot } from '../draft/coach.ts';
import { problemText, radioGroup, selectField, textArea } from '../form.ts';
import type { FieldsModel } from './draft-form.ts';
import { keyResultFields } from './draft-key-result.ts';

/** @returns safe HTML of one objective with its key results; what matters most comes first. */
export function objectiveFields(
  objective: DraftObjectiveInput,
  index: number,
  model: FieldsModel,
  problems: readonly DraftProblem[],
): string {
  const name = `objectives[${index}]`;
  const texts = model.texts.objective;
  return html`<fieldset class="card" id="objective-${index}"><legend>${texts.legend(index + 1)}</legend>
    <input type="hidden" name="${name}[id]" value="${objective.id}">
    !${textArea({
      name: `${name}[title]`,
      label: texts.title,
      hint: index === 0 ? texts.hint : '',
      value: objective.title,
      problems,
    })}
    !${coachSlot(`${name}[title]`, model.notes)}
    !${radioGroup({
      name: `${name}[kind]`,
      label: texts.kind,
      value: objective.kind,
      problems,
      inRow: true,
      options: [
        { value: 'committed', ...texts.committed },
        { value: 'aspirational', ...texts.aspirational },
      ],
    })}
    !${alignment(objective, name, model, problems)}
    !${model.choices.length > 0 ? coachSlot(`${name}[aligned]`, model.notes) : ''}
    !${objective.keyResults.map((row, place) => keyResultFields(row, { index, place }, model, problems)).join('')}
    !${problemText(`${name}[keyResults]`, problems)}
    !${coachSlot(`${name}[keyResults]`, model.notes)}
    <div class="buttons">!${
      objective.keyResults.length < model.named.keyResults
        ? html`<button type="submit" class="link" name="action" value="add-key-result-${index}">${model.texts.keyResult.add}</button>`
        : ''
    }
    <button type="submit" class="link" name="action" value="remove-objective-${index}">${texts.remove}</button></div></fieldset>`;
}

function alignment(
  objective: DraftObjectiveInput,
  name: string,
  { choices, texts: { objective: texts } }: FieldsModel,
  problems: readonly DraftProblem[],
): string {
  if (choices.length === 0) return '';
  return selectField({
    name: `${name}[aligned]`,
    label: texts.aligned,
    value: objective.aligned,
    problems,
    options: [
      { value: '', label: texts.choose },
      ...choices.map(({ id, title, from }) => ({ value: id, label: `${from}: ${title}` })),
      { value: 'local', label: texts.local },
    ],
  });
}
