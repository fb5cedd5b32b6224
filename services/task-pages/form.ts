import { html } from 'ghtml';

/** What is wrong at a field, shown there and in the list above the form. */
export interface FormProblem {
  field: string;
  remedy: string;
}

interface FieldModel {
  name: string;
  label: string;
  value: string;
  hint?: string;
  problems: readonly FormProblem[];
}

/** @returns safe HTML of a line of text; `list` is the id of a datalist that completes it. */
export function textField(field: FieldModel & { figure?: boolean; list?: string }): string {
  const { name, value, figure = false, list } = field;
  return labelled(
    field,
    html`<input type="text" id="${idOf(name)}" name="${name}" value="${value}" !${figure ? 'class="figure" inputmode="text"' : ''}
      autocomplete="off" !${list ? html`list="${list}"` : ''} !${describe(field)}>`,
  );
}

/** @returns safe HTML of a field for a day, up to the last one that makes sense if there is such. */
export function dateField(field: FieldModel & { max?: string }): string {
  const { name, value, max } = field;
  return labelled(
    field,
    html`<input type="date" id="${idOf(name)}" name="${name}" value="${value}" !${max ? html`max="${max}"` : ''} !${describe(field)}>`,
  );
}

/** @returns safe HTML of a field for some sentences. */
export function textArea(field: FieldModel): string {
  const { name, value } = field;
  // A line end after the tag is dropped by browsers; without it a text's own first one would be.
  return labelled(
    field,
    html`<textarea id="${idOf(name)}" name="${name}" rows="3" !${describe(field)}>
${value}</textarea>`,
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** @returns safe HTML of a drop-down list. */
export function selectField(field: FieldModel & { options: readonly Option[] }): string {
  const options = field.options.map(
    ({ value, label }) =>
      html`<option value="${value}" !${value === field.value ? 'selected' : ''}>${label}</option>`,
  );
  return labelled(
    field,
    html`<select id="${idOf(field.name)}" name="${field.name}" !${describe(field)}>!${options.join('')}</select>`,
  );
}

/** @returns safe HTML of a choice of one; nothing is chosen unless `value` is one of the options. */
export function radioGroup(field: FieldModel & { options: readonly Option[]; inRow?: boolean }): string {
  const { name, label, value, hint, options, problems, inRow = false } = field;
  const choices = options.map(
    (option, index) => html`<label class="choice"><input type="radio" name="${name}" value="${option.value}"
      !${index === 0 ? html`id="${idOf(name)}"` : ''} !${option.value === value ? 'checked' : ''}>
      <span><strong>${option.label}</strong>${option.hint ?? ''}</span></label>`,
  );
  return html`<fieldset !${describe(field)}><legend>${label}</legend>!${hint ? html`<span class="hint">${hint}</span>` : ''}
    !${inRow ? html`<div class="choices-row">!${choices.join('')}</div>` : choices.join('')}
    !${problemText(name, problems)}</fieldset>`;
}

/** @returns safe HTML of a box to tick; never ticked beforehand unless `value` is `yes`. */
export function checkBox(field: FieldModel & { plain?: boolean }): string {
  const { name, label, value, hint, problems, plain = false } = field;
  return html`<div class="field"><label class="choice !${plain ? 'plain' : ''}"><input type="checkbox" id="${idOf(name)}" name="${name}" value="yes"
    !${value === 'yes' ? 'checked' : ''} !${describe(field)}><span><strong>${label}</strong>${hint ?? ''}</span></label>
    !${problemText(name, problems)}</div>`;
}

/** @returns safe HTML that lists what to look at, each leading to its field; empty when there is nothing. */
export function problemList(
  problems: readonly FormProblem[],
  words: { thingsToLookAt(count: number): string; allStillHere: string },
): string {
  if (problems.length === 0) return '';
  return html`<div class="note alert" role="alert"><p><strong>${words.thingsToLookAt(problems.length)}</strong>; ${words.allStillHere}</p>
    <ul>!${problems.map(({ field, remedy }) => html`<li><a href="#${idOf(field)}">${remedy}</a></li>`).join('')}</ul></div>`;
}

/** @returns the id of a field's element. */
export function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
}

function labelled(field: FieldModel, control: string): string {
  const { name, label, hint, problems } = field;
  return html`<div class="field"><label for="${idOf(name)}">${label}</label>
    !${hint ? html`<span class="hint" id="${idOf(name)}-hint">${hint}</span>` : ''}
    !${control}!${problemText(name, problems)}</div>`;
}

function describe({ name, hint, problems }: FieldModel): string {
  const wrong = problems.some((problem) => problem.field === name);
  const ids = [hint ? `${idOf(name)}-hint` : '', wrong ? `${idOf(name)}-problem` : '']
    .filter(Boolean)
    .join(' ');
  return html`!${wrong ? 'aria-invalid="true"' : ''} !${ids ? html`aria-describedby="${ids}"` : ''}`;
}

/** @returns safe HTML of what is wrong at a field; empty when nothing is. */
export function problemText(name: string, problems: readonly FormProblem[]): string {
  const own = problems.filter((problem) => problem.field === name);
  if (own.length === 0) return '';
  return html`<p class="problem" id="${idOf(name)}-problem">${own.map((problem) => problem.remedy).join(' ')}</p>`;
}
