import { html } from 'ghtml';
import type { Champion } from '#storage/pilots/champions.ts';
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
  const { choice, by, at, reason, effectiveAt, waves, champions, invited } = outcome;
  return html`<h2>The decision: ${CHOICE_WORDS[choice].toLowerCase()}</h2>
    <p>${by} decided on ${day(at, cycle.timeZone)}${effectiveAt ? '' : '; it can still be taken back'}:</p><blockquote>${reason}</blockquote>
    !${waves.length === 0 ? '' : waveTable(cycle.id, waves, launches)}
    !${invited.asked === 0 ? '' : championsSection(champions, invited)}`;
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

function championsSection(
  champions: PilotOutcome['champions'],
  { asked, yes, open }: PilotOutcome['invited'],
): string {
  return html`<h3>Champions</h3>
    <p>${plural(asked, 'person', 'people')} of the pilot ${asked === 1 ? 'was' : 'were'} asked whether others may turn to them: ${yes} said yes${open > 0 ? `, ${open} still to answer` : ''}. Their departments read their names in the first mail of what follows.</p>
    !${championList(champions)}`;
}

/** @returns safe HTML of champions by department; empty where nobody said yes. */
export function championList(champions: readonly Champion[]): string {
  if (champions.length === 0) return '';
  const departments = Map.groupBy(champions, ({ department }) => department);
  return html`<ul>!${[...departments].map(([department, people]) => html`<li>${department}: ${people.map(({ name }) => name).join(', ')}</li>`).join('')}</ul>`;
}
