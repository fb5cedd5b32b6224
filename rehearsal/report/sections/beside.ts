import { html } from 'ghtml';
import type { PilotChoice } from '#domain/kinds.ts';
import type { ReportData } from '../data.ts';
import { plural } from '../dates.ts';

const DECIDED: Readonly<Record<PilotChoice, string>> = {
  stop: 'stop',
  repeat: 'repeat',
  'roll-out': 'roll out',
};

/** @returns safe HTML: the cycles that ran at the same time, and whether each kept to itself; empty when there was one. */
export function besideSection({ beside, faults }: ReportData): string {
  if (beside.length === 0) return '';
  const rows = beside.map(
    (
      cycle,
    ) => html`<tr><th scope="row">${cycle.name}</th><td class="n">${cycle.people}</td><td class="n">${cycle.tasks}</td>
      <td class="n">${cycle.pressed === null ? '–' : `${Math.round(cycle.pressed * 100)} %`}</td><td class="n">${cycle.mails}</td>
      <td class="n">${cycle.agreedObjectives}</td><td class="n">${cycle.meanScore === null ? '–' : cycle.meanScore.toFixed(2)}</td>
      <td>${cycle.finalPhase}</td><td>${cycle.decision ? `${DECIDED[cycle.decision]}, ${plural(cycle.prepared, 'cycle')} prepared` : cycle.kind === 'pilot' ? 'none yet' : '–'}</td></tr>`,
  );
  const crossed = faults.filter((fault) => fault.includes('another cycle') || fault.includes('two cycles'));
  return html`<section aria-labelledby="beside"><h2 id="beside">At the same time</h2>
    <p>${plural(beside.length, 'cycle')} ran beside this one. ${crossed.length === 0 ? 'No task, goal, figure or mail of one touched another one.' : `${plural(crossed.length, 'thing')} of one touched another one; see the top of this page.`}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Cycles at the same time"><table><thead><tr><th scope="col">Cycle</th><th scope="col" class="n">People</th>
      <th scope="col" class="n">Tasks</th><th scope="col" class="n">Ended by a press</th><th scope="col" class="n">Mails</th>
      <th scope="col" class="n">Objectives agreed</th><th scope="col" class="n">Mean score</th><th scope="col">State</th><th scope="col">Decision</th></tr></thead>
      <tbody>!${rows.join('')}</tbody></table></div></section>`;
}
