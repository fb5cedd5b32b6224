import { html } from 'ghtml';
import { DRAFT_LIMITS, type DraftKeyResultInput, type DraftProblem } from '#domain/okr-draft.ts';
import { CONFIDENCE_ANSWERS } from '#domain/okr-draft-key-result.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { coachSlot } from '../draft/coach.ts';
import { keptOf } from '../draft/kept.ts';
import { checkBox, dateField, idOf, radioGroup, textArea, textField } from '../form.ts';
import type { DraftTexts } from '../texts/en/draft.ts';
import { DEPARTMENTS_LIST, type FieldsModel, PEOPLE_LIST } from './draft-form.ts';

/** @returns safe HTML of one key result: the four fields it needs, the rest under a disclosure; in a long draft in a line. */
export function keyResultFields(
  keyResult: DraftKeyResultInput,
  at: { index: number; place: number },
  model: FieldsModel,
  problems: readonly DraftProblem[],
): string {
  const name = `objectives[${at.index}][keyResults][${at.place}]`;
  const texts = model.texts.keyResult;
  const place = `${at.index}-${at.place}`;
  const wrong = problems.some(({ field }) => field.startsWith(`${name}[`));
  if (model.lean && model.unfolded !== place && !wrong && isWritten(keyResult))
    return inOneLine(keyResult, { name, place, number: at.place + 1 }, model);
  const field = (part: 'title' | 'baseline' | 'target' | 'unit' | 'baselineLater') => ({
    name: `${name}[${part}]`,
    value: keyResult[part],
    problems,
  });
  return html`<div class="kr" role="group" aria-labelledby="${idOf(name)}-label">
<p class="label" id="${idOf(name)}-label">${texts.legend(at.place + 1)}</p>
<input type="hidden" name="${name}[id]" value="${keyResult.id}">
!${textField({ ...field('title'), label: texts.title })}
!${coachSlot(`${name}[title]`, model.notes)}
<div class="row">!${textField({ ...field('baseline'), label: texts.baseline, figure: true })}
!${textField({ ...field('target'), label: texts.target, figure: true })}
!${textField({ ...field('unit'), label: texts.unit })}</div>
!${checkBox({ ...field('baselineLater'), label: texts.later, plain: true })}
!${more(keyResult, name, at, model, problems)}</div>`;
}

/** What a key result has to have before it can stand in one line. */
function isWritten({ title, baseline, baselineLater, target }: DraftKeyResultInput): boolean {
  const start = baseline.trim() !== '' || baselineLater === 'yes';
  return title.trim() !== '' && target.trim() !== '' && start;
}

function inOneLine(
  keyResult: DraftKeyResultInput,
  { name, place, number }: { name: string; place: string; number: number },
  { notes, texts: { keyResult: texts, beside } }: FieldsModel,
): string {
  const { title, baseline, target, unit, owner } = keyResult;
  const figures = `${baseline || beside.toCome} → ${withUnit(target, unit)}`;
  return html`<div class="kr" id="${idOf(`${name}[title]`)}"><p class="title">${title}</p>
<p class="soft tight">${[figures, owner].filter(Boolean).join(' · ')}</p>
<input type="hidden" name="${name}[kept]" value="${keptOf(keyResult, [])}">
!${coachSlot(`${name}[title]`, notes)}<button type="submit" class="link" name="action" value="more-${place}" formaction="#${idOf(`${name}[title]`)}">${texts.change(number)}</button></div>`;
}

/** What has a field of its own while the rest is folded away. */
const SHOWN = ['id', 'title', 'baseline', 'baselineLater', 'target', 'unit'];

/** Parts of a key result that stand under the disclosure; it opens where something is wrong in it. */
const UNDER = ['direction', 'owner', 'contributors', 'confidence', 'initiatives', 'milestones', 'need'];

function more(
  keyResult: DraftKeyResultInput,
  name: string,
  at: { index: number; place: number },
  { set, named, task, lean, unfolded, texts: { keyResult: texts } }: FieldsModel,
  problems: readonly DraftProblem[],
): string {
  const field = (part: 'direction' | 'owner' | 'confidence' | 'initiatives' | 'milestones') => ({
    name: `${name}[${part}]`,
    value: keyResult[part],
    problems,
  });
  const wrong = problems.some((problem) =>
    UNDER.some((part) => problem.field.startsWith(`${name}[${part}]`)),
  );
  const work = keyResult.title.trim() === '' && keyResult.initiatives.trim() !== '';
  const place = `${at.index}-${at.place}`;
  const asked = unfolded === place;
  if (lean && !asked && !wrong && !work)
    return html`!${saysNoMore(keyResult) ? '' : html`<input type="hidden" name="${name}[kept]" value="${keptOf(keyResult, SHOWN)}">`}
<button type="submit" class="link" name="action" value="more-${place}" formaction="#${idOf(`${name}[title]`)}">${texts.more}</button>`;
  return html`<details !${wrong || work || asked ? 'open' : ''}><summary>${texts.more}</summary>
    !${radioGroup({
      ...field('direction'),
      label: texts.direction,
      hint: texts.directionHint,
      inRow: true,
      options: [
        { value: 'increase', label: texts.increase },
        { value: 'decrease', label: texts.decrease },
      ],
    })}
    !${
      set.level === 'individual'
        ? ''
        : textField({ ...field('owner'), label: texts.owner, hint: texts.ownerHint, list: PEOPLE_LIST })
    }
    !${contributorFields(keyResult, name, at, { texts, problems })}
    !${radioGroup({
      ...field('confidence'),
      label: texts.confidence,
      inRow: true,
      options: CONFIDENCE_ANSWERS.map((value) => ({ value: String(value), label: texts.sure[value] })),
    })}
    !${textArea({ ...field('initiatives'), label: texts.initiatives, hint: texts.initiativesHint })}
    !${textArea({ ...field('milestones'), label: texts.milestones, hint: texts.milestonesHint })}
    !${named.departments.length > 0 ? needFields(keyResult, name, task.endsOn, { texts, problems }) : ''}
    <button type="submit" class="link" name="action" value="remove-key-result-${at.index}-${at.place}">${texts.remove}</button>
  </details>`;
}

/** @returns whether everything under the disclosure is empty. */
function saysNoMore({
  direction,
  owner,
  contributors,
  confidence,
  initiatives,
  milestones,
  need,
}: DraftKeyResultInput): boolean {
  const said = [direction, owner, ...contributors, confidence, initiatives, milestones];
  return [...said, need.department, need.wanted, need.by].every((text) => text.trim() === '');
}

interface Said {
  texts: DraftTexts['keyResult'];
  problems: readonly DraftProblem[];
}

function contributorFields(
  { contributors }: DraftKeyResultInput,
  name: string,
  at: { index: number; place: number },
  { texts, problems }: Said,
): string {
  const rows = contributors.length > 0 ? contributors : [''];
  return html`<fieldset><legend>${texts.contributors}</legend>
    !${rows
      .map((value, index) =>
        textField({
          name: `${name}[contributors][${index}]`,
          label: texts.contributor(index + 1),
          value,
          problems,
          list: PEOPLE_LIST,
        }),
      )
      .join('')}
    !${
      rows.length < DRAFT_LIMITS.contributorsEach
        ? html`<button type="submit" class="link" name="action" value="add-contributor-${at.index}-${at.place}">${texts.addContributor}</button>`
        : ''
    }</fieldset>`;
}

function needFields(
  { need }: DraftKeyResultInput,
  name: string,
  lastDay: string,
  { texts, problems }: Said,
): string {
  const field = (part: 'department' | 'wanted' | 'by') => ({
    name: `${name}[need][${part}]`,
    value: need[part],
    problems,
  });
  return html`<fieldset><legend>${texts.need}</legend><span class="hint">${texts.needHint}</span>
    !${textField({ ...field('department'), label: texts.needDepartment, list: DEPARTMENTS_LIST })}
    !${textField({ ...field('wanted'), label: texts.needWanted })}
    !${dateField({ ...field('by'), label: texts.needBy, max: lastDay })}</fieldset>`;
}
