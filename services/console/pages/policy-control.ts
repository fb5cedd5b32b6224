import { html } from 'ghtml';
import type { Takes } from '#domain/launch-policies/keys.ts';
import { wordsOf } from '#domain/launch-policies/words.ts';

/**
 * @param of.undecided what stands first in a list, chosen by nobody.
 * @param of.label where no label of its own stands beside it.
 * @returns the field in which a policy is decided, described by the element `<name>-about`.
 */
export function policyControl(of: {
  name: string;
  takes: Takes;
  value: string;
  wrong: boolean;
  undecided: string;
  label?: string;
}): string {
  const { name, takes, value, wrong, undecided, label } = of;
  const common = html`id="${name}" name="${name}" aria-describedby="${name}-about" !${wrong ? 'aria-invalid="true"' : ''} !${label ? html`aria-label="${label}"` : ''}`;
  switch (takes.kind) {
    case 'choice':
    case 'departments':
      return html`<select !${common}>!${options(takes, undecided, value)}</select>`;
    case 'number':
      return html`<input type="text" inputmode="decimal" size="6" !${common} value="${value}" placeholder="${takes.from} to ${takes.to}">`;
    case 'text':
      return html`<textarea rows="3" maxlength="${takes.atMost}" !${common}>${value}</textarea>`;
  }
}

function options(
  takes: Extract<Takes, { kind: 'choice' | 'departments' }>,
  undecided: string,
  chosen: string,
): string {
  return [['', undecided], ...Object.keys(takes.values).map((each) => [each, wordsOf(takes, each)])]
    .map(
      ([value = '', words = '']) =>
        html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${words}</option>`,
    )
    .join('');
}
