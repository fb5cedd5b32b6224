import { html } from 'ghtml';
import type { Fields } from '../fields.ts';
import { type FormProblem, idOf, textArea, textField } from '../form.ts';
import type { ReviewTexts } from '../texts/en/review.ts';
import { type Point, unchanged } from './review-input.ts';

export interface PointFormContext {
  fields: Fields;
  problems: readonly FormProblem[];
  locale: string;
  texts: ReviewTexts;
  /** Whether the page has room for the fields of a proposal before one is chosen. */
  roomy: boolean;
}

/**
 * What may be said about one objective or key result, folded away until somebody wants to. The fields of a proposal hold
 * today's wording and numbers, are shown once a proposal is chosen (by the style sheet alone), and count only then.
 */
export function pointForm(point: Point, context: PointFormContext): string {
  const { fields, problems, texts, roomy } = context;
  const { name, part, title } = point;
  const words = texts.point;
  const verdict = fields.text(`${name}[verdict]`);
  const touched = verdict !== '' || problems.some(({ field }) => field.startsWith(`${name}[`));
  const radio = (value: string, label: string) =>
    html`<label class="choice"><input type="radio" name="${name}[verdict]" value="${value}" !${value === 'agree' ? html`id="${idOf(`${name}[verdict]`)}"` : ''} !${verdict === value ? 'checked' : ''}><span><strong>${label}</strong></span></label>`;
  const wrong = problems.filter(({ field }) => field === `${name}[verdict]`);
  return html`<details class="point" !${touched ? 'open' : ''}><summary>${words.open[part]}</summary>
<fieldset><legend class="visually-hidden">${words.legend(title)}</legend>!${radio('agree', words.agree)}!${radio('request-change', words.change)}!${radio('propose', part === 'objective' ? words.proposeObjective : words.propose)}
!${wrong.map(({ remedy }) => html`<p class="problem">${remedy}</p>`).join('')}
<div class="when-propose">!${roomy || verdict === 'propose' ? proposalFields(point, context) : html`<p class="soft">${words.proposeNext}</p>`}</div>
<div class="${fields.text(`${name}[comment]`) ? '' : 'when-said'}">!${textArea({ name: `${name}[comment]`, label: words.comment, value: fields.text(`${name}[comment]`), problems })}</div></fieldset></details>`;
}

function proposalFields(point: Point, { fields, problems, locale, texts }: PointFormContext): string {
  const { name } = point;
  const words = texts.point;
  const typed = new Set(fields.names());
  const before = unchanged(point, locale);
  const field = (part: 'title' | 'baseline' | 'target' | 'unit') => ({
    name: `${name}[${part}]`,
    label: words[part],
    value: typed.has(`${name}[${part}]`) ? fields.text(`${name}[${part}]`) : before[part],
    problems,
  });
  if (point.part === 'objective') return textField(field('title'));
  return html`!${textField(field('title'))}<div class="row">!${textField({ ...field('baseline'), figure: true })}!${textField({ ...field('target'), figure: true })}!${textField(field('unit'))}</div>`;
}
