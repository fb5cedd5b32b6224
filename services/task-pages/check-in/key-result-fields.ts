import { html } from 'ghtml';
import { formatDay, formatForInput, formatNumber } from '#domain/format.ts';
import { labelAt } from '#domain/reply/labels.ts';
import type { OwnedKeyResult } from '#storage/actions/owned-key-results.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { track } from '../../shared/ui/track.ts';
import type { Fields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea, textField } from '../form.ts';
import { readerOf, textsOf } from '../view.ts';
import { adjustFields } from './adjustments.ts';
import { CONFIDENCE, nameOf, type Part, shownValue } from './entries.ts';

/** What the fields need of the task, and in whose words and figures they are written. */
export type FieldsTask = Pick<TaskOnPage, 'ordinal' | 'locale' | 'timeZone'>;

export interface FieldsAround {
  task: FieldsTask;
  fields: Fields;
  problems: readonly FormProblem[];
  /** Whether somebody has filled the form in; else it holds last time's values. */
  filled: boolean;
  /** Share of the period that has passed, 0 to 1. */
  expected: number;
}

/** @returns safe HTML of one key result: where it is on its way, and what is asked about it. */
export function keyResultFields(
  keyResult: OwnedKeyResult,
  { task, fields, problems, filled, expected }: FieldsAround,
): string {
  const { locale } = task;
  const words = textsOf(task).checkIn;
  const field = (part: Part, prefilled = '') => {
    const name = nameOf(keyResult, part);
    return { name, value: filled ? fields.text(name) : prefilled, problems };
  };
  const lastConfidence = CONFIDENCE.find((each) => Number(each.value) === keyResult.confidence)?.value ?? '';
  return html`<section class="card">
    <p class="eyebrow">${keyResult.objectiveTitle}</p>
    <h3>${letterOf(keyResult)}${keyResult.title}</h3>
    !${onItsWay(keyResult, task, expected)}
    !${keyResult.lastEnteredBy ? html`<p class="soft">${textsOf(task).team.enteredFor(keyResult.lastEnteredBy)}</p>` : ''}
    !${keyResult.lastBlocker ? html`<p class="note">${words.lastBlocker(keyResult.lastBlocker)}</p>` : ''}
    !${
      keyResult.baseline === null
        ? textField({
            ...field('baseline'),
            ...words.start,
            figure: true,
          })
        : ''
    }
    !${textField({
      ...field('value', formatForInput(shownValue(keyResult), locale)),
      label: words.today(keyResult.unit),
      hint: lastTime(keyResult, task),
      figure: true,
    })}
    !${radioGroup({ ...field('confidence', lastConfidence), label: words.reached, options: CONFIDENCE.map(({ value, word }) => ({ value, label: words.confidence[word] })), inRow: true })}
    !${adjustFields(keyResult, { task, fields, problems })}
    <details !${openWhen(field('note').value || field('blocker').value)}><summary>${words.more}</summary>
      !${textArea({ ...field('note'), label: words.note })}
      !${textArea({ ...field('blocker'), ...words.blocker })}
    </details>
  </section>`;
}

/** The way, with where it would be today if every week brought as much as any other. */
function onItsWay(keyResult: OwnedKeyResult, task: FieldsTask, expected: number): string {
  const { baseline, target, unit, currentValue } = keyResult;
  const { checkIn: words, standing } = textsOf(task);
  const figure = (value: number) => withUnit(formatNumber(value, task.locale), unit);
  if (baseline === null) return html`<p class="soft">${words.wayWithoutStart(figure(target))}</p>`;
  const way = words.way(figure(baseline), figure(target));
  const even = standing.expected(
    figure(rounded(baseline + (target - baseline) * expected, baseline, target)),
  );
  return html`!${track({ baseline, target, currentValue, expected, label: `${way}. ${even}.` })}
    <p class="figures"><span>${figure(baseline)}</span><span>${even}</span><span>${figure(target)}</span></p>`;
}

/** A mark on the way needs no more places than its ends have, and one more where the way is short. */
function rounded(value: number, baseline: number, target: number): number {
  const way = Math.abs(target - baseline);
  const places = way >= 20 ? 0 : way >= 2 ? 1 : 2;
  return Number(value.toFixed(places));
}

/** The figure last time, or where it came from when nobody typed it. */
function lastTime(keyResult: OwnedKeyResult, task: FieldsTask): string {
  const { baseline, target, unit, reported } = keyResult;
  const { checkIn: words, standing } = textsOf(task);
  const figure = (value: number) => withUnit(formatNumber(value, task.locale), unit);
  const way =
    baseline === null ? words.wayWithoutStart(figure(target)) : words.way(figure(baseline), figure(target));
  const last = shownValue(keyResult);
  if (last === null) return way;
  if (reported)
    return `${figure(last)} ${standing.reported[reported.source](formatDay(new Date(reported.at), readerOf(task)))}`;
  return `${way}; ${words.lastTime(figure(last))}`;
}

/** The letter that a reply to the mail would use. */
function letterOf({ place }: OwnedKeyResult): string {
  const label = place === null ? null : labelAt(place);
  return label ? `${label} – ` : '';
}

function openWhen(content: string): string {
  return content ? 'open' : '';
}
