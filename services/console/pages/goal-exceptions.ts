import { html } from 'ghtml';
import type { ParentChange } from '#domain/kinds.ts';
import type { GoalExceptions } from '#storage/repositories/goal-exceptions.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

const CHANGE_WORDS: Readonly<Record<ParentChange, string>> = {
  target: 'another target',
  direction: 'the other direction',
  dropped: 'dropped',
};

/** @returns safe HTML of goals that hang on something that has gone or changed; empty when there are none. */
export function goalExceptionsSection({ stale, uncovered }: GoalExceptions): string {
  if (stale.length + uncovered.length === 0) return '';
  return html`<h2>Goals worth a look</h2>
    !${
      uncovered.length === 0
        ? ''
        : html`<p>Nobody contributes yet to ${plural(uncovered.length, 'objective')} of the strategy:</p>
          <ul>!${uncovered.map((title) => html`<li>${title}</li>`).join('')}</ul>`
    }
    !${stale.length === 0 ? '' : staleTable(stale)}`;
}

function staleTable(stale: GoalExceptions['stale']): string {
  return html`<p>${plural(stale.length, 'set of goals', 'sets of goals')} ${stale.length === 1 ? 'builds' : 'build'} on a goal that has changed since. Whoever wrote them has been told; submitting them again settles it.</p>
    !${dataTable({
      label: 'Goals that build on a changed one, the longest waiting first',
      columns: [{ label: 'Whose' }, { label: 'What changed above' }],
      rows: stale.map(({ owner, department, changes }) =>
        [
          department ? `${department} (${owner})` : owner,
          changes
            .map(
              ({ title, keyResult, change }) =>
                `${keyResult ? `${title}: ${keyResult}` : title}: ${CHANGE_WORDS[change]}`,
            )
            .join('; '),
        ].map(text),
      ),
    })}`;
}
