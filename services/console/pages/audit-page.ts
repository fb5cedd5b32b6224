import { html } from 'ghtml';
import type { AuditRow, CycleRow } from '#storage/repositories/cycles.ts';
import { PHASE_NAMES } from '../../shared/ui/phase-timeline.ts';
import { dataTable, text } from './data-table.ts';
import { dayAndHour } from './words.ts';

const ACTORS: Readonly<Record<string, string>> = {
  'hr-ops': 'A tool on the server',
  system: 'Quarterdeck',
  person: 'A person',
  key: 'An API key',
  token: 'The printed token',
};

/** @returns who acted: a person or a key by name, everybody else by what they are. */
export function whoActed({ actor, actorKind, onBehalfOf }: AuditRow): string {
  const who =
    actor === null ? (ACTORS[actorKind] ?? actorKind) : actorKind === 'key' ? `Key “${actor}”` : actor;
  return onBehalfOf ? `${who} on behalf of ${onBehalfOf}` : who;
}

/** @returns the facts of an event in a line. */
export function factsOf({ detail }: AuditRow): string {
  const facts = typeof detail === 'object' && detail !== null ? Object.entries(detail) : [];
  return (
    facts
      .filter(([name, value]) => value !== null && typeof value !== 'object' && name !== 'onBehalfOf')
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join(', ') || '–'
  );
}

/** @returns what happened in a cycle, the newest first; older events are a link away. */
export function auditBody(options: { cycle: CycleRow; events: readonly AuditRow[]; limit: number }): string {
  const { cycle, events, limit } = options;
  const last = events.at(-1);
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>What happened so far</h1>
    !${
      events.length === 0
        ? html`<p>Nothing older than this.</p>`
        : dataTable({
            label: 'Events, the newest first',
            columns: [{ label: 'When' }, { label: 'Who' }, { label: 'What' }, { label: 'Detail' }],
            rows: events.map((event) => eventRow(event, cycle.timeZone).map(text)),
          })
    }
    !${last && events.length === limit ? html`<p><a href="/cycles/${cycle.id}/audit?before=${last.id}">Older</a></p>` : ''}`;
}

function eventRow(event: AuditRow, timeZone: string): string[] {
  return [
    dayAndHour(event.at, timeZone),
    whoActed(event),
    `${event.action.replace(/[.-]/g, ' ')}${event.phase ? ` (${PHASE_NAMES[event.phase]})` : ''}`,
    factsOf(event),
  ];
}
