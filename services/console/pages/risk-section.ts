import { html } from 'ghtml';
import type { ObjectiveAtRisk } from '#storage/repositories/objectives-at-risk.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

/** @returns safe HTML of the objectives whose owners doubt most; empty before there is anything to doubt. */
export function riskSection(objectives: readonly ObjectiveAtRisk[], cycleId: string): string {
  if (objectives.length === 0) return '';
  return html`<h2>Objectives at risk</h2>!${dataTable({
    label: 'Objectives at risk, the least sure first',
    columns: [{ label: 'Objective' }, { label: 'Confidence', number: true }, { label: 'Why it is here' }],
    rows: objectives.map(({ title, owner, department, confidence, keyResults, atRisk, blocked }) => [
      html`${title}<br><span class="soft">${owner}${department ? `, ${department}` : ''}</span>`,
      text(confidence === null ? '–' : confidence.toFixed(1)),
      text(
        [
          atRisk > 0 ? `${atRisk} of ${plural(keyResults, 'key result')} at risk` : '',
          blocked > 0 ? `${blocked} with something in the way` : '',
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ]),
  })}<p class="soft"><a href="/cycles/${cycleId}/key-results">How all key results stand</a></p>`;
}
