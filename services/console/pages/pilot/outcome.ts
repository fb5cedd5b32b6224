import { html } from 'ghtml';
import type { PilotOutcome } from '#storage/pilots/decision.ts';
import { dataTable, text } from '../data-table.ts';
import { day, plural } from '../words.ts';
import { CHOICE_WORDS } from './words.ts';

/**
 * @param launches whether the reader may launch what is prepared.
 * @returns safe HTML of what the sponsor decided and what that prepares; empty as long as there is no decision.
 */
export function outcomeSection(
  cycle: { id: string; timeZone: string },
  outcome: PilotOutcome | undefined,
  launches: boolean,
): string {
  if (!outcome) return '';
  const { choice, by, at, reason, effectiveAt, waves, champions } = outcome;
  return html`<h2>The decision: ${CHOICE_WORDS[choice].toLowerCase()}</h2>
    <p>${by} decided on ${day(at, cycle.timeZone)}${effectiveAt ? '' : '; it can still be taken back'}:</p><blockquote>${reason}</blockquote>
    !${waves.length === 0 ? '' : waveTable(cycle.id, waves, launches)}
    !${champions.length === 0 ? '' : championList(champions)}`;
}

function waveTable(cycleId: string, waves: PilotOutcome['waves'], launches: boolean): string {
  return html`<h3>What is prepared</h3><p>Nothing starts by itself: each cycle has the pilot’s settings, and you see its plan before you launch it.</p>
    !${dataTable({
      label: 'Cycles that follow from the decision',
      columns: [
        { label: 'Wave' },
        { label: 'Period' },
        { label: 'For' },
        ...(launches ? [{ label: 'Next' }] : []),
      ],
      rows: waves.map(({ ordinal, period, departments }) => [
        text(ordinal),
        text(period),
        text(departments.join(', ') || 'everyone'),
        ...(launches
          ? [
              html`<a href="/launch?after=${cycleId}&amp;wave=${ordinal}" aria-label="Open the plan of wave ${ordinal}">Open the plan</a>`,
            ]
          : []),
      ]),
    })}`;
}

function championList(champions: PilotOutcome['champions']): string {
  return html`<details><summary>Champions: ${plural(champions.length, 'person', 'people')} who took part and can help others</summary>
    <ul>!${champions.map(({ name, department }) => html`<li>${name} <span class="soft">${department}</span></li>`).join('')}</ul></details>`;
}
