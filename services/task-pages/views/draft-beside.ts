import { html } from 'ghtml';
import { formatNumber } from '#domain/format.ts';
import type { LastCycle } from '#storage/repositories/draft-beside.ts';
import type { ObjectiveContent, OkrSetContent } from '#storage/repositories/okr-content.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import type { Example } from '../draft/examples.ts';
import type { DraftTexts } from '../texts/en/draft.ts';
import { periodOf, textsOf } from '../view.ts';
import type { DraftModel } from './draft-form.ts';

/** @returns safe HTML of what lies beside the form: what is above, how the last period ended, examples; each folded. */
export function besideForm(model: DraftModel): string {
  const { beside, examples, task, proposals } = model;
  const words = textsOf(task);
  const said = { locale: task.locale, texts: textsOf(task).draft.beside };
  const { texts } = said;
  const { above, year, last } = beside;
  return html`<aside class="beside" aria-label="${texts.label}">
    !${proposals.length > 0 ? folded(`${words.proposals.beside} (${proposals.length})`, proposed(model)) : ''}
    !${year ? folded(texts.year, goals(year, said)) : ''}
    !${above.length > 0 ? folded(texts.above, above.map((set) => goals(set, said)).join('')) : ''}
    !${last ? folded(texts.last(periodOf(task, last.period)), lastCycle(last, said)) : ''}
    !${examples.length > 0 ? folded(texts.examples, examples.map(exampleText).join('')) : ''}</aside>`;
}

interface Said {
  /** The reader's, for numbers. */
  locale: string;
  texts: DraftTexts['beside'];
}

function folded(summary: string, content: string): string {
  return html`<details><summary>${summary}</summary>!${content}</details>`;
}

function goals(set: OkrSetContent, said: Said): string {
  const { texts } = said;
  const whose = set.level === 'company' ? texts.strategy : (set.departmentName ?? '');
  return html`<h3>${whose}</h3>!${set.why ? html`<blockquote>${set.why}</blockquote>` : ''}
    <ul>!${set.objectives.map((objective) => html`<li><strong>${objective.title}</strong>!${figures(objective, said)}</li>`).join('')}</ul>
    !${set.notThisQuarter ? html`<p><strong>${texts.notThisTime}</strong></p><blockquote>${set.notThisQuarter}</blockquote>` : ''}`;
}

function figures({ keyResults }: ObjectiveContent, { locale, texts }: Said): string {
  return html`<ul>!${keyResults
    .map(({ title, baseline, target, unit }) => {
      const [from, to] = [baseline, target].map((value) =>
        value === null ? texts.toCome : withUnit(formatNumber(value ?? 0, locale), unit),
      );
      return html`<li class="soft">${title}: ${from} → ${to}</li>`;
    })
    .join('')}</ul>`;
}

/** Taken over by one press; answered on a page of its own. */
function proposed({ proposals, task }: DraftModel): string {
  const words = textsOf(task);
  return html`!${proposals
    .map(
      ({ id, title, why, personName, answer }) => html`<h3 dir="auto">${title}</h3>
        <p class="soft">${personName} <span class="tag">${answer ? words.proposals.answers[answer].said : words.proposals.waiting}</span></p>
        !${why ? html`<blockquote dir="auto">${why}</blockquote>` : ''}
        <button type="submit" class="link" name="action" value="take-proposal-${id}">${words.draft.beside.takeOver}<span class="visually-hidden">: ${title}</span></button>`,
    )
    .join('')}`;
}

function lastCycle({ objectives, ends, lessons }: LastCycle, { locale, texts }: Said): string {
  const score = (value: number) => formatNumber(Math.round(value * 100) / 100, locale);
  const ended = ({ id, title, unit }: ObjectiveContent['keyResults'][number]) => {
    const end = ends.get(id);
    return end
      ? `${title}: ${texts.ended(withUnit(formatNumber(end.finalValue, locale), unit), score(end.score))} ${end.reason}`
      : `${title}: ${texts.pending}`;
  };
  return html`!${objectives
    .map(
      (
        objective,
      ) => html`<h3>${objective.title} !${objective.score === null ? '' : html`<span class="tag">${score(objective.score)}</span>`}</h3>
        <ul>!${objective.keyResults.map((keyResult) => html`<li class="soft">${ended(keyResult)}</li>`).join('')}</ul>
        !${
          objective.choice === 'drop'
            ? html`<p class="soft">${texts.choices.drop}</p>`
            : html`!${objective.choice ? html`<p class="soft">${texts.choices[objective.choice]}</p>` : ''}
        <button type="submit" class="link" name="action" value="take-over-${objective.id}">${texts.takeOver}<span class="visually-hidden">: ${objective.title}</span></button>`
        }`,
    )
    .join('')}
    !${lessons.length > 0 ? html`<h3>${texts.lessons}</h3>!${lessons.map((lesson) => html`<blockquote>${lesson}</blockquote>`).join('')}` : ''}`;
}

function exampleText({ title, keyResults }: Example): string {
  return html`<h3>${title}</h3><ul>!${keyResults.map((text) => html`<li class="soft">${text}</li>`).join('')}</ul>`;
}
