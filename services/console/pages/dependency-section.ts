import { html } from 'ghtml';
import { formatDate } from '#domain/format.ts';
import type { DependencyState } from '#domain/kinds.ts';
import type { DependencyProgress } from '#storage/repositories/dependencies.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

const NEED_WORDS: Readonly<Record<DependencyState, string>> = {
  draft: 'not asked yet',
  asked: 'no answer yet',
  accepted: 'promised',
  countered: 'another proposal',
  declined: 'declined',
};

/** @returns safe HTML of what departments need of each other, as far as nobody has promised it. */
export function dependencySection({
  accepted,
  countered,
  declined,
  unanswered,
  atRisk,
}: DependencyProgress): string {
  const asked = accepted + countered + declined + unanswered;
  if (asked === 0) return '';
  return html`<h2>Requests between departments</h2>
    <p>${plural(asked, 'request')}: ${accepted} promised, ${countered} answered with another proposal, ${declined} declined, ${unanswered} without an answer.</p>
    !${
      atRisk.length === 0
        ? ''
        : dataTable({
            label: 'Requests that put a key result at risk, the first needed first',
            columns: [
              { label: 'Who asks' },
              { label: 'Of whom' },
              { label: 'For what' },
              { label: 'By' },
              { label: 'Answer' },
            ],
            rows: atRisk.map(({ asker, department, wanted, neededBy, state }) =>
              [asker, department, wanted, formatDate(neededBy, 'en-GB'), NEED_WORDS[state]].map(text),
            ),
          })
    }`;
}
